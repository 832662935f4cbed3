#include "daemon/cli/csv.hpp"

#include "verify/report/csv_line.hpp"

#include <boost/json.hpp>
#include <catch2/catch.hpp>

using namespace benefit;
using Form = api::Column::Form;

namespace {

const std::vector<api::Column> columns = {
    {"case", "case", Form::number}, {"name", "name"}, {"sums.lost", "lost", Form::yuan}};

std::string csv(std::string_view rows) { return cli::csv_text(columns, boost::json::parse(rows).as_array()); }

}  // namespace

TEST_CASE("CSV names the fields and quotes only what needs it") {
  const std::string rows = R"([{"case":1,"name":"张三","sums":{"lost":12850}},
                               {"case":2,"name":"a \"b\", c\nd","sums":{"lost":-5}}])";
  CHECK(csv(rows) == "case,name,sums.lost\n1,张三,128.50\n2,\"a \"\"b\"\", c\nd\",-0.05\n");
}

TEST_CASE("CSV without rows is its heading") { CHECK(csv("[]") == "case,name,sums.lost\n"); }

TEST_CASE("a first empty cell keeps its comma") {
  CHECK(csv(R"([{"name":"x"}])") == "case,name,sums.lost\n,x,\n");
}

TEST_CASE("a text that would be a formula is disarmed, a number is not") {
  for (const char* formula : {"=1+1", "+1", "-1", "@SUM(A1)", "＝1+1", "\tx"})
    CHECK(report::guarded_against_formulas(formula) == std::string("'") + formula);
  CHECK(report::guarded_against_formulas("1-1=0") == "1-1=0");
  const std::string rows = R"_([{"case":-3,"name":"=HYPERLINK(\"x\")","sums":{"lost":-5}}])_";
  CHECK(csv(rows) == "case,name,sums.lost\n-3,\"'=HYPERLINK(\"\"x\"\")\",-0.05\n");
}

TEST_CASE("control characters do not reach a spreadsheet") {
  CHECK(csv(R"([{"name":"a\u001b]0;x\u0007"}])") == "case,name,sums.lost\n,a\\x1b]0;x\\x07,\n");
}

TEST_CASE("one object is a list of its fields, with money in yuan") {
  CHECK(cli::csv_text(boost::json::parse(
                          R"({"version":"1","sums":{"lost":5},"fused":5,"list":[{"a":"=x"},2],"none":null})")
                          .as_object()) ==
        "field,value\nversion,1\nsums.lost,0.05\nfused,5\nlist.0.a,'=x\nlist.1,2\nnone,\n");
}
