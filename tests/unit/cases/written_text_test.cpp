#include "verify/cases/written_text.hpp"

#include <catch2/catch.hpp>

using namespace benefit;
using namespace std::string_literals;
using cases::check_written_text;

TEST_CASE("a text keeps what was written, without white space at its ends") {
  CHECK(check_written_text("text", "  已上门，本人健在。\n") == "已上门，本人健在。");
  CHECK(check_written_text("text", "\u3000two  blanks inside\u3000") == "two  blanks inside");
  CHECK(check_written_text("text", "x") == "x");
  // What a person said is kept in its own lines, whatever system it was typed on.
  CHECK(check_written_text("text", "first\r\nsecond\n\nfourth\r\n") == "first\nsecond\n\nfourth");
  // A variant selector is of the character before it, at the end too.
  CHECK(check_written_text("text", "葛\U000e0100") == "葛\U000e0100");
  // Uyghur, from right to left, is text like any other.
  CHECK(check_written_text("text", "ئۇ ھايات") == "ئۇ ھايات");
}

TEST_CASE("a text has at most 2,000 characters, however many bytes these take") {
  std::string text;
  for (int i = 0; i < 2000; ++i) text += "字";
  CHECK(check_written_text("text", "  " + text + "  ") == text);
  const auto longer = check_written_text("text", text + "字");
  REQUIRE_FALSE(longer);
  CHECK(longer.error().code == ErrorCode::bad_request);
  CHECK(longer.error().what == "is longer than 2000 characters");
}

TEST_CASE("an empty text, broken UTF-8 and control characters are refused by name of the field") {
  const auto [text, what] = GENERATE(
      table<std::string, std::string>({{"", "is missing"},
                                       {" \t\n\u3000", "is missing"},
                                       {"\u200b", "is missing"},
                                       {" \u3164\n\ufeff", "is missing"},
                                       {"a\x1b[31mred", "holds a control character other than a line break"},
                                       {"two\rlines", "holds a control character other than a line break"},
                                       {"a\tb", "holds a control character other than a line break"},
                                       {"a\u2028b", "holds a control character other than a line break"},
                                       {"a\0b"s, "holds a control character other than a line break"},
                                       {"a\u0085b", "holds a control character other than a line break"},
                                       {"a\u202eb",
                                        "holds an invisible character that turns the direction "
                                        "of writing"},
                                       {"\u2067x",
                                        "holds an invisible character that turns the direction "
                                        "of writing"},
                                       {"\xff", "is not valid UTF-8"},
                                       {"cut off \xe5\xad", "is not valid UTF-8"},
                                       {"\xed\xa0\x80 surrogate", "is not valid UTF-8"}}));
  const auto checked = check_written_text("reason", text);
  REQUIRE_FALSE(checked);
  CHECK(checked.error() == Error{ErrorCode::bad_request, what, "reason", ""});
}

TEST_CASE("who it was, what a paper is called and what is read for stand on one line") {
  for (const char* field : {"by", "name", "purpose"}) {
    const auto checked = check_written_text(field, "two\nlines");
    REQUIRE_FALSE(checked);
    CHECK(checked.error().what == "holds a line break or another control character");
  }
}
