#include "verify/store/sealed_file.hpp"

#include "tests/unit/store/scratch.hpp"

#include <fstream>
#include <numeric>
#include <string>
#include <sys/stat.h>
#include <vector>

#include <catch2/catch.hpp>

namespace benefit::store {
namespace {

using Bytes = std::vector<std::uint8_t>;

Bytes counted(std::size_t size) {
  Bytes bytes(size);
  std::iota(bytes.begin(), bytes.end(), std::uint8_t{0});
  return bytes;
}

class SealedFile {
 public:
  void write(const Bytes& bytes) const {
    std::filesystem::remove(path());
    SealedFileWriter writer{path(), key};
    writer.write(bytes);
    writer.finish();
  }
  Bytes read(std::size_t size) const {
    SealedFileReader reader{path(), key};
    Bytes bytes(size);
    reader.read(bytes);
    reader.require_end();
    return bytes;
  }
  Error error(std::size_t size) const {
    return test::failure_of([&] { read(size); });
  }
  std::string content() const {
    std::ifstream file{path(), std::ios::binary};
    return {std::istreambuf_iterator<char>{file}, {}};
  }
  void put(const std::string& content) const { std::ofstream{path(), std::ios::binary} << content; }
  std::filesystem::path path() const { return directory.path() / "sealed"; }

  test::TemporaryDirectory directory;
  BackupKey key{SealKey::random()};
};

constexpr std::size_t piece = 65'536;

TEST_CASE("what was sealed comes out again, whatever its length", "[sealed_file]") {
  const SealedFile file;
  for (const std::size_t size :
       {std::size_t{0}, std::size_t{1}, piece - 1, piece, piece + 1, 3 * piece, 3 * piece + 7}) {
    CAPTURE(size);
    const Bytes bytes = counted(size);
    file.write(bytes);
    CHECK(file.read(size) == bytes);
  }
}

TEST_CASE("a sealed file is for its owner only, shows nothing, and is never written over", "[sealed_file]") {
  const SealedFile file;
  file.write(Bytes(1000, 'A'));
  struct stat status {};
  REQUIRE(::stat(file.path().c_str(), &status) == 0);
  CHECK((status.st_mode & 0777) == 0600);
  CHECK(file.content().find("AAAA") == std::string::npos);
  CHECK(test::failure_of([&] { SealedFileWriter{file.path(), file.key}; }).code == ErrorCode::io);
}

TEST_CASE("every changed byte of a sealed file is noticed", "[sealed_file]") {
  const SealedFile file;
  file.write(counted(100));
  const std::string whole = file.content();
  for (std::size_t at = 0; at < whole.size(); ++at) {
    CAPTURE(at);
    std::string changed = whole;
    changed[at] = static_cast<char>(changed[at] ^ 1);
    file.put(changed);
    const bool in_key_mark = at >= 8 && at < 24;
    CHECK(file.error(100).code == (in_key_mark ? ErrorCode::forbidden : ErrorCode::corrupt));
  }
}

TEST_CASE("a sealed file that is cut off or goes on is noticed", "[sealed_file]") {
  const SealedFile file;
  const std::size_t size = 2 * piece + 10;
  file.write(counted(size));
  const std::string whole = file.content();
  const std::size_t sealed_piece = piece + 17;
  for (const std::size_t length : {std::size_t{0}, std::size_t{5}, std::size_t{30}, std::size_t{48},
                                   48 + sealed_piece, 48 + 2 * sealed_piece, whole.size() - 1}) {
    CAPTURE(length);
    file.put(whole.substr(0, length));
    CHECK(file.error(size).code == ErrorCode::corrupt);
  }
  file.put(whole + "x");
  CHECK(file.error(size).code == ErrorCode::corrupt);
  file.put(whole);
  CHECK(file.error(size - 1).what == "the backup goes on behind its end");
  CHECK(file.error(size + 1).what == "the backup holds less than it says");
}

TEST_CASE("pieces of a sealed file that changed places are noticed", "[sealed_file]") {
  const SealedFile file;
  file.write(Bytes(3 * piece, 'x'));
  std::string swapped = file.content();
  const std::size_t sealed_piece = piece + 17;
  std::swap_ranges(swapped.begin() + 48, swapped.begin() + 48 + sealed_piece,
                   swapped.begin() + 48 + sealed_piece);
  file.put(swapped);
  CHECK(file.error(3 * piece).code == ErrorCode::corrupt);
}

TEST_CASE("another key is told from a damaged file", "[sealed_file]") {
  const SealedFile file;
  file.write(counted(10));
  const BackupKey other{SealKey::random()};
  const Error error = test::failure_of([&] { SealedFileReader{file.path(), other}; });
  CHECK(error.code == ErrorCode::forbidden);
  CHECK(error.what == "the backup was sealed with another master key");
}

TEST_CASE("a file that is none of ours, or not there, is told", "[sealed_file]") {
  const SealedFile file;
  CHECK(file.error(1).code == ErrorCode::not_found);
  file.put("PK\x03\x04 something else altogether");
  CHECK(file.error(1).what == "the file is no backup of benefitd");
}

}  // namespace
}  // namespace benefit::store
