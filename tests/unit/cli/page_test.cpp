#include "daemon/cli/page.hpp"

#include "daemon/cli/locale.hpp"
#include "daemon/cli/office_time.hpp"

#include <catch2/catch.hpp>

using namespace benefit::cli;

TEST_CASE("a page has headings, fields, bullets and blocks") {
  set_utf8_locale();
  Page page{Style(false)};
  page.title("Case 1");
  page.section("Money");
  page.field("lost so far", "12.00");
  page.field("left out", "");
  page.bullet("a reason");
  page.block("two\nlines");
  page.line("end");
  CHECK(std::move(page).take() ==
        "Case 1\n\nMoney\n  lost so far               12.00\n  - a reason\n      two\n      lines\n  end\n");
}

TEST_CASE("whatever is put on a page is made safe") {
  Page page{Style(false)};
  page.title("a\x1b[2J");
  page.section("b\x1b[2J");
  page.field("c\x1b[2J", "d\x1b[2J");
  page.bullet("e\x1b[2J\nf");
  page.block("g\x1b[2J\nh");
  page.line("i\x1b[2J");
  const std::string text = std::move(page).take();
  CHECK(text.find('\x1b') == std::string::npos);
  CHECK(text.find("  - e\\x1b[2J f\n") != std::string::npos);
}

TEST_CASE("instants are shown as the clock on an office wall in China") {
  CHECK(office_time("2018-03-01T01:30:00.000Z") == "2018-03-01 09:30");
  CHECK(office_time("2018-03-31T16:05:59.999Z") == "2018-04-01 00:05");
  CHECK(office_time("2018-03-01") == "2018-03-01");
  CHECK(office_time("").empty());
  CHECK(office_time("2018-99-99T01:30:00.000Z") == "2018-99-99T01:30:00.000Z");
}

TEST_CASE("fields and bullets are broken at words to fit the terminal") {
  set_utf8_locale();
  Page page(Style(false), 20);
  page.bullet("paid after a recorded death");
  CHECK(std::move(page).take() == "  - paid after a\n    recorded death\n");
  Page narrow(Style(false), 40);
  narrow.field("region", "130225 / a town");
  CHECK(std::move(narrow).take() ==
        "  region                    130225 / a\n                            town\n");
}

TEST_CASE("Chinese is broken between characters, but not before a full stop") {
  set_utf8_locale();
  Page page(Style(false), 12);  // eight columns beside the bullet: four characters
  page.bullet("待遇照发不停。");
  CHECK(std::move(page).take() == "  - 待遇照发\n    不停。\n");
  Page stop(Style(false), 12);
  stop.bullet("待遇照发。");
  CHECK(std::move(stop).take() == "  - 待遇照\n    发。\n");
}

TEST_CASE("a word that is wider than the terminal stays whole") {
  set_utf8_locale();
  Page page(Style(false), 10);
  page.bullet("payments.2017q3.csv");
  CHECK(std::move(page).take() == "  - payments.2017q3.csv\n");
}
