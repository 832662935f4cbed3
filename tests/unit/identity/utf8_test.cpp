#include "verify/identity/utf8.hpp"

#include <string>
#include <vector>

#include <catch2/catch.hpp>

namespace benefit::identity {
namespace {

using namespace std::string_literals;

TEST_CASE("whole UTF-8 is told from broken") {
  for (const std::string& text : {""s, "a"s, "王小明"s, "𠮷"s, "a\0b"s, "\uFFFD"s}) CHECK(is_utf8(text));
  const std::string overlong = "\xC0\xAF", surrogate = "\xED\xA0\x80", beyond = "\xF4\x90\x80\x80";
  for (const std::string& text : {"\xFF"s, "a\x80"s, "cut off \xE5\xAD"s, overlong, surrogate, beyond})
    CHECK_FALSE(is_utf8(text));
}

TEST_CASE("a text is gone through character by character") {
  const std::string text = "a王\xFF𠮷";
  std::string again;
  std::vector<std::int32_t> code_points;
  for (std::size_t at = 0; at < text.size();) {
    const auto [code_point, bytes] = next_character(text, at);
    at += bytes.size();
    again += bytes;
    code_points.push_back(code_point);
  }
  CHECK(again == text);
  REQUIRE(code_points.size() == 4);
  CHECK(code_points[0] == U'a');
  CHECK(code_points[1] == U'王');
  CHECK(code_points[2] < 0);
  CHECK(code_points[3] == U'𠮷');
}

TEST_CASE("characters are counted, not bytes") {
  CHECK(count_characters("") == 0);
  CHECK(count_characters("a王𠮷") == 3);
  CHECK(count_characters("\xFF\xFF") == 2);
}

}  // namespace
}  // namespace benefit::identity
