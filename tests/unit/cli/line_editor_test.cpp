#include "daemon/cli/review/line_editor.hpp"

#include "daemon/cli/locale.hpp"

#include <catch2/catch.hpp>

using namespace benefit::cli;

TEST_CASE("a line is written and changed where the cursor stands") {
  set_utf8_locale();
  LineEditor editor("她在家");
  editor.left();
  editor.insert("老");
  CHECK(editor.text() == "她在老家");
  editor.erase_before();
  editor.erase_after();
  CHECK(editor.text() == "她在");
  editor.home();
  editor.left();
  editor.erase_before();
  editor.insert("现");
  editor.right();
  editor.erase_before();
  editor.end();
  editor.right();
  editor.erase_after();
  editor.insert("x");
  CHECK(editor.text() == "现在x");
}

TEST_CASE("what is drawn over a character goes with it") {
  set_utf8_locale();
  LineEditor editor("ae\u0301b");
  editor.left();
  editor.left();
  editor.insert("-");
  CHECK(editor.text() == "a-e\u0301b");
  editor.erase_after();
  CHECK(editor.text() == "a-b");
}

TEST_CASE("as much of a line is shown as there is room for, and always its cursor") {
  set_utf8_locale();
  LineEditor editor("0123456789");
  CHECK(editor.view(20).text == "0123456789");
  CHECK(editor.view(20).column == 10);
  CHECK(editor.view(5).text == "6789");
  CHECK(editor.view(5).column == 4);
  editor.home();
  CHECK(editor.view(5).text == "01234");
  CHECK(editor.view(5).column == 0);
  CHECK(editor.view(0).text.empty());
}
