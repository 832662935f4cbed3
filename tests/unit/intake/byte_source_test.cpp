#include "verify/intake/byte_source.hpp"

#include "verify/types/error.hpp"

#include <algorithm>
#include <sstream>
#include <string>

#include <catch2/catch.hpp>

namespace benefit::intake {
namespace {

TEST_CASE("bytes are shown before they are taken") {
  std::istringstream file("abcdef");
  ByteSource source(file);
  CHECK(source.peek(3) == "abcdef");
  source.take(2);
  CHECK(source.peek(100) == "cdef");
  CHECK(source.position() == 2);
  source.take(4);
  CHECK(source.peek(1).empty());
}

TEST_CASE("a large file passes through whole") {
  std::string bytes;
  for (int i = 0; bytes.size() < 5 * ByteSource::most; ++i) bytes += std::to_string(i);
  std::istringstream file(bytes);
  ByteSource source(file);
  std::string seen;
  for (std::size_t step = 1;; step = step * 7 % 100'003) {
    const std::string_view ahead = source.peek(step);
    if (ahead.empty()) break;
    seen += ahead.substr(0, step);
    source.take(std::min(step, ahead.size()));
  }
  CHECK(seen == bytes);
  CHECK(source.position() == static_cast<std::int64_t>(bytes.size()));
}

/// Breaks off like a disk.
class BrokenBuffer : public std::streambuf {
 protected:
  int_type underflow() override { throw std::runtime_error("read error"); }
};

TEST_CASE("a disk that cannot be read is a failure, not the end of the file") {
  BrokenBuffer buffer;
  std::istream file(&buffer);
  ByteSource source(file);
  CHECK_THROWS_AS(source.peek(1), Failure);
}

}  // namespace
}  // namespace benefit::intake
