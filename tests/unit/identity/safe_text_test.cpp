#include "verify/identity/safe_text.hpp"

#include <catch2/catch.hpp>

using namespace benefit::identity;

TEST_CASE("ordinary text comes back as it is") {
  CHECK(safe_line("王小明 Wang, 128.50") == "王小明 Wang, 128.50");
  CHECK(safe_line("") == "");
}

TEST_CASE("a terminal's escape codes become visible") {
  CHECK(safe_line("\x1b[31mred\x1b[0m") == "\\x1b[31mred\\x1b[0m");
  CHECK(safe_line("bell\x07 back\x08 delete\x7f") == "bell\\x07 back\\x08 delete\\x7f");
  CHECK(safe_line("\xc2\x9b"
                  "2J") == "\\x9b2J");
  CHECK(safe_line(std::string_view("a\0b", 3)) == "a\\x00b");
}

TEST_CASE("text cannot turn the direction of writing") {
  CHECK(safe_line("pay \xe2\x80\xae 001") == "pay \\u202e 001");
  CHECK(safe_line("\xe2\x81\xa6x\xe2\x81\xa9") == "\\u2066x\\u2069");
}

TEST_CASE("broken UTF-8 is replaced") {
  CHECK(safe_line("\xff ok \xe4\xbd") == "\xef\xbf\xbd ok \xef\xbf\xbd");
}

TEST_CASE("line breaks stay only in text of several lines") {
  CHECK(safe_line("one\ntwo\tthree") == "one two three");
  CHECK(safe_block("one\ntwo\tthree\r") == "one\ntwo\tthree\\x0d");
}
