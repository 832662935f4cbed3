#include "verify/store/seal_key.hpp"

#include "tests/unit/store/scratch.hpp"

#include <algorithm>
#include <fstream>
#include <sys/stat.h>

#include <catch2/catch.hpp>

namespace benefit::store {
namespace {

bool same(const SealKey& a, const SealKey& b) { return std::ranges::equal(a.bytes(), b.bytes()); }

void write_file(const std::filesystem::path& file, std::size_t bytes) {
  std::ofstream{file} << std::string(bytes, 'k');
  std::filesystem::permissions(file, std::filesystem::perms::owner_read);
}

TEST_CASE("a key is made once, for its owner only", "[seal_key]") {
  const test::TemporaryDirectory directory;
  const SealKey made = load_or_create_key(directory.key());
  CHECK(same(made, load_or_create_key(directory.key())));
  CHECK(same(made, key_from_file(directory.key())));

  struct stat status {};
  REQUIRE(::stat(directory.key().c_str(), &status) == 0);
  CHECK((status.st_mode & 0777) == 0600);
  CHECK(status.st_size == 32);
  // Nothing else is left beside it.
  CHECK(std::distance(std::filesystem::directory_iterator{directory.path()}, {}) == 1);
}

TEST_CASE("two keys are not the same", "[seal_key]") {
  CHECK_FALSE(same(SealKey::random(), SealKey::random()));
}

TEST_CASE("a key file that others may read is refused in a run without systemd", "[seal_key]") {
  const test::TemporaryDirectory directory;
  write_file(directory.key(), 32);
  std::filesystem::permissions(directory.key(), std::filesystem::perms::group_read,
                               std::filesystem::perm_options::add);
  const Error error = test::failure_of([&] { load_or_create_key(directory.key()); });
  CHECK(error.code == ErrorCode::forbidden);
  CHECK(error.hint == "chmod 600 " + directory.key().string());
  // systemd settles the access to its credentials itself.
  CHECK_NOTHROW(key_from_file(directory.key()));
}

TEST_CASE("a key file of another length is refused", "[seal_key]") {
  const test::TemporaryDirectory directory;
  write_file(directory.key(), 31);
  CHECK(test::failure_of([&] { load_or_create_key(directory.key()); }).code == ErrorCode::corrupt);
  const Error error = test::failure_of([&] { key_from_file(directory.key()); });
  CHECK(error.code == ErrorCode::corrupt);
  CHECK(error.what == "the master key file holds 31 bytes, not 32");
}

TEST_CASE("a credential that is not there is said so", "[seal_key]") {
  const test::TemporaryDirectory directory;
  CHECK(test::failure_of([&] { key_from_file(directory.key()); }).code == ErrorCode::not_found);
}

TEST_CASE("a key that cannot be written is an I/O failure", "[seal_key]") {
  const test::TemporaryDirectory directory;
  const Error error =
      test::failure_of([&] { load_or_create_key(directory.path() / "missing" / "master.key"); });
  CHECK(error.code == ErrorCode::io);
}

}  // namespace
}  // namespace benefit::store
