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

TEST_CASE("long texts are wrapped on a terminal and whole elsewhere") {
  const std::string town(60, 'x');
  const std::string rows = R"([{"case":1,"name":"n","town":")" + town + R"("}])";
  CHECK(table(rows).find(town) != std::string::npos);

  cli::Terminal narrow;
  narrow.out = true;
  narrow.columns = 40;
  const std::string wrapped = table(rows, narrow);
  CHECK(wrapped.find(town) == std::string::npos);
  CHECK(std::count(wrapped.begin(), wrapped.end(), 'x') == 60);
}
