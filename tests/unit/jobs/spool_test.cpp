#include "daemon/jobs/spool.hpp"

#include "tests/support/temporary_folder.hpp"
#include "verify/types/error.hpp"

#include <fstream>
#include <iterator>
#include <signal.h>
#include <sys/resource.h>
#include <sys/stat.h>

#include <catch2/catch.hpp>

using namespace benefit;
using namespace benefit::jobs;
using benefit::test::TemporaryFolder;
namespace fs = std::filesystem;

namespace {

std::size_t files_in(const fs::path& folder) {
  return static_cast<std::size_t>(std::distance(fs::directory_iterator(folder), {}));
}

unsigned mode_of(const fs::path& path) {
  struct stat there {};
  REQUIRE(::stat(path.c_str(), &there) == 0);
  return there.st_mode & 07777;
}

/// While it lives, no file of this process may grow beyond ten bytes.
class SmallFilesOnly {
 public:
  SmallFilesOnly() {
    ::getrlimit(RLIMIT_FSIZE, &former_);
    const rlimit small{10, former_.rlim_max};
    ::setrlimit(RLIMIT_FSIZE, &small);
    former_handler_ = ::signal(SIGXFSZ, SIG_IGN);
  }
  ~SmallFilesOnly() {
    ::setrlimit(RLIMIT_FSIZE, &former_);
    ::signal(SIGXFSZ, former_handler_);
  }

 private:
  rlimit former_{};
  void (*former_handler_)(int) = nullptr;
};

}  // namespace

TEST_CASE("a received file has its bytes, its sum and its length, and nobody else may read it") {
  const TemporaryFolder folder;
  const Spool spool(folder.path() / "spool");
  CHECK(mode_of(folder.path() / "spool") == 0700);
  const auto file = spool.receive();
  file->write(std::string("ab"));
  file->write(std::string("c"));
  const auto received = file->finish();
  CHECK(test::content(spool.path_of(received.name)) == "abc");
  CHECK(received.bytes == 3);
  // FIPS 180-4, the example of one block.
  CHECK(received.sha256 == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  CHECK(mode_of(spool.path_of(received.name)) == 0600);
  spool.remove(received.name);
  CHECK(files_in(folder.path() / "spool") == 0);
}

TEST_CASE("a file that is not finished leaves nothing") {
  const TemporaryFolder folder;
  const Spool spool(folder.path() / "spool");
  spool.receive()->write(std::string("abc"));
  CHECK(files_in(folder.path() / "spool") == 0);
}

TEST_CASE("two files at a time do not meet") {
  const TemporaryFolder folder;
  const Spool spool(folder.path() / "spool");
  const auto first = spool.receive();
  const auto second = spool.receive();
  first->write(std::string("1"));
  second->write(std::string("2"));
  const auto one = first->finish();
  const auto two = second->finish();
  CHECK(test::content(spool.path_of(one.name)) == "1");
  CHECK(test::content(spool.path_of(two.name)) == "2");
}

TEST_CASE("a sweep keeps what is named") {
  const TemporaryFolder folder;
  const Spool spool(folder.path() / "spool");
  const auto kept = spool.receive()->finish();
  const auto swept = spool.receive()->finish();
  const Spool again(folder.path() / "spool");
  again.keep_only({kept.name, "delivery-of-long-ago"});
  CHECK(fs::exists(spool.path_of(kept.name)));
  CHECK_FALSE(fs::exists(spool.path_of(swept.name)));
}

TEST_CASE("a write that the system refuses is a failure and leaves nothing") {
  const TemporaryFolder folder;
  const Spool spool(folder.path() / "spool");
  auto file = spool.receive();
  {
    const SmallFilesOnly limit;
    CHECK_THROWS_AS(file->write(std::string(100, 'x')), Failure);
  }
  file.reset();
  CHECK(files_in(folder.path() / "spool") == 0);
}

TEST_CASE("a spool folder that cannot be made is a failure") {
  CHECK_THROWS_AS(Spool("/nowhere/at/all/spool"), Failure);
}
