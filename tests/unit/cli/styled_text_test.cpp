#include "daemon/cli/review/styled_text.hpp"

#include "daemon/cli/locale.hpp"

#include <catch2/catch.hpp>

using namespace benefit::cli;

TEST_CASE("a line is cut at a whole character, and says so") {
  set_utf8_locale();
  const Line line{{"王小明", Look::agrees}, {" ab", Look::plain}};
  CHECK(width_of(line) == 9);
  CHECK(clipped(line, 9) == line);
  CHECK(text_of(clipped(line, 8)) == "王小明 …");
  CHECK(text_of(clipped(line, 6)) == "王小…");
  CHECK(text_of(clipped(line, 2)) == "…");
  CHECK(text_of(clipped(line, 1)) == "…");
  CHECK(clipped(line, 0).empty());
  for (std::size_t columns = 0; columns < 12; ++columns) CHECK(width_of(clipped(line, columns)) <= columns);
}

TEST_CASE("a paragraph hangs behind its lead, and is harmless") {
  set_utf8_locale();
  const Lines lines = paragraph("one two three\x1b[2J", 10, "-", 2);
  REQUIRE(lines.size() >= 2);
  CHECK(text_of(lines[0]) == "- one two");
  CHECK(text_of(lines[1]).starts_with("  three"));
  for (const Line& line : lines) CHECK(text_of(line).find('\x1b') == std::string::npos);
}

TEST_CASE("the end of a text, and its beginning, are whole characters") {
  set_utf8_locale();
  CHECK(end_of("她在ab", 3) == "ab");
  CHECK(end_of("她在ab", 4) == "在ab");
  CHECK(end_of("她在ab", 6) == "她在ab");
  CHECK(end_of("她", 1).empty());
  CHECK(beginning_of("a她在", 4) == "a她");
  CHECK(beginning_of("她", 1).empty());
}
