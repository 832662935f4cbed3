#include "daemon/cli/table.hpp"

#include "daemon/cli/locale.hpp"

#include <boost/json.hpp>
#include <catch2/catch.hpp>

using namespace benefit;
using Form = api::Column::Form;

namespace {

const std::vector<api::Column> columns = {
    {"case", "case", Form::number}, {"name", "name"}, {"sums.lost", "lost", Form::yuan}, {"town", "town"}};

std::string table(std::string_view rows, const cli::Terminal& terminal = {}) {
  cli::set_utf8_locale();
  return cli::table_text(columns, boost::json::parse(rows).as_array(), terminal);
}

std::string prose_table(const std::string& rows, const cli::Terminal& terminal) {
  cli::set_utf8_locale();
  return cli::table_text(
      {{"line", "line", Form::number}, {"code", "code"}, {"on", "on"}, {"sentence", "reason"}},
      boost::json::parse(rows).as_array(), terminal);
}

cli::Terminal terminal_of(int width) {
  cli::Terminal terminal;
  terminal.out = true;
  terminal.columns = width;
  return terminal;
}

}  // namespace

TEST_CASE("Chinese characters are two columns wide") {
  CHECK(table(R"([{"case":7,"name":"欧阳明","sums":{"lost":172800},"town":"a"},
                  {"case":1234,"name":"Li","sums":{"lost":5},"town":"b"}])") ==
        "case  name       lost  town\n"
        "   7  欧阳明  1728.00  a\n"
        "1234  Li         0.05  b\n");
}

TEST_CASE("a name cannot bring escape codes or line breaks into the table") {
  const std::string text = table(R"([{"case":1,"name":"a\u001b[2Jb\nc","town":"x"}])");
  CHECK(text.find('\x1b') == std::string::npos);
  CHECK(text.find("a\\x1b[2Jb c") != std::string::npos);
}

TEST_CASE("sentences are broken at words on a terminal, and whole elsewhere") {
  const std::string rows =
      R"([{"line":3,"code":"payment_in_double","on":"2018-09-18","sentence":"paid twice in one month by two schemes"}])";
  CHECK(prose_table(rows, {}) ==
        "line  code               on          reason\n"
        "   3  payment_in_double  2018-09-18  paid twice in one month by two schemes\n");
  CHECK(prose_table(rows, terminal_of(56)) ==
        "line  code               on          reason\n"
        "   3  payment_in_double  2018-09-18  paid twice in one\n"
        "                                     month by two\n"
        "                                     schemes\n");
}

TEST_CASE("where the columns have no room each row is a paragraph, and no value is broken") {
  CHECK(prose_table(R"([{"line":3,"code":"payment_in_double","on":"2018-09-18","sentence":"已决定"},
                        {"line":4,"code":"a","sentence":"paid twice in one month by two schemes"}])",
                    terminal_of(40)) ==
        "line: 3\n"
        "code: payment_in_double\n"
        "on: 2018-09-18\n"
        "reason: 已决定\n"
        "\n"
        "line: 4\n"
        "code: a\n"
        "reason: paid twice in one month by two\n"
        "  schemes\n");
  const std::string town(60, 'x');
  const std::string rows = R"([{"case":1,"name":"n","town":")" + town + R"("}])";
  CHECK(table(rows).find(town) != std::string::npos);
  CHECK(table(rows, terminal_of(40)).find("town: " + town) == std::string::npos);
  CHECK(table(rows, terminal_of(40)).find(town) != std::string::npos);
}
