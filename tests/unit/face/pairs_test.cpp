#include "verify/face/pairs.hpp"

#include <sstream>

#include <catch2/catch.hpp>

using namespace benefit;

namespace {

Expected<std::vector<face::LabelledPair>> read(const std::string& text) {
  std::istringstream file(text);
  return face::read_pairs(file);
}

}  // namespace

TEST_CASE("pairs are read with their lines") {
  const auto pairs = read("a/1.jpg\ta/2.jpg\t1\n\nx y.jpg\tb.png\t0");
  REQUIRE(pairs);
  REQUIRE(pairs->size() == 2);
  CHECK((*pairs)[0] == face::LabelledPair{"a/1.jpg", "a/2.jpg", true, 1});
  CHECK((*pairs)[1] == face::LabelledPair{"x y.jpg", "b.png", false, 3});
}

TEST_CASE("a heading, a byte order mark and line ends of other systems do no harm") {
  const auto pairs = read(
      "\xEF\xBB\xBF"
      "a\tb\tsame\r\n1.jpg\t2.jpg\t0\r\n");
  REQUIRE(pairs);
  REQUIRE(pairs->size() == 1);
  CHECK(pairs->front() == face::LabelledPair{"1.jpg", "2.jpg", false, 2});
}

TEST_CASE("a bad line is named") {
  const char* lines[] = {"a.jpg\tb.jpg", "a.jpg\tb.jpg\tyes", "a.jpg b.jpg 1", "a.jpg\tb.jpg\t1\t0",
                         "\tb.jpg\t1",   "a.jpg\t\t1",        "a\tb\tsame"};
  for (const char* line : lines) {
    CAPTURE(line);
    const auto pairs = read("1.jpg\t2.jpg\t1\n" + std::string(line) + "\n");
    REQUIRE_FALSE(pairs);
    CHECK(pairs.error().code == ErrorCode::bad_input);
    CHECK(pairs.error().where == "line 2");
  }
}

TEST_CASE("a file without pairs is an error") {
  CHECK_FALSE(read(""));
  CHECK_FALSE(read("\n\n"));
  CHECK_FALSE(read("a\tb\tsame\n"));
}
