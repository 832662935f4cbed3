#include "verify/intake/reject_export.hpp"

#include "tests/support/deliver.hpp"

#include <sstream>

#include <catch2/catch.hpp>

namespace benefit::intake {
namespace {

constexpr const char* byte_order_mark = "\xEF\xBB\xBF";

std::string export_rejects(const test::Delivered& delivered) {
  std::ostringstream out;
  RejectExport rejects(out, delivered.contents->columns,
                       [](const RowDefect& defect) { return "reason: " + defect.code; });
  for (const Reject& reject : delivered.sink.rejects) rejects.write(reject);
  return out.str();
}

TEST_CASE("rejects go out as they came, with line and reason") {
  const auto delivered = test::deliver(Feed::subsidies,
                                       "公民身份号码,姓名,年度,金额,缴费日期,区县代码\n"
                                       "11010519491231002X,\"王\"\"小\n明\",2017,-1,2017-05-01,130225\n");
  CHECK(
      export_rejects(delivered) ==
      std::string(byte_order_mark) +
          "\"公民身份号码\",\"姓名\",\"年度\",\"金额\",\"缴费日期\",\"区县代码\",\"reject_line\",\"reject_"
          "reason\"\r\n"
          "\"11010519491231002X\",\"王\"\"小\n明\",\"2017\",\"-1\",\"2017-05-01\",\"130225\",\"2\",\"reason: "
          "money.negative\"\r\n");
}

TEST_CASE("a mended export comes in, and is named by its own lines") {
  const auto delivered = test::deliver(Feed::subsidies,
                                       "id_number,name,year,amount,paid_on,county_code\n"
                                       "11010519491231002X,王小明,2017,-1,2017-05-01,130225\n"
                                       "11010519491231002X,王小明,2017,\"1,000\",2017-05-01,130225\n");
  std::string mended = export_rejects(delivered);
  mended.replace(mended.find("\"-1\""), 4, "\"1\"");
  const auto again = test::deliver(Feed::subsidies, mended);
  REQUIRE(again.contents);
  CHECK(again.sink.subsidies.size() == 1);
  CHECK(again.sink.subsidies.front().amount == Fen{100});
  CHECK(again.reject_code() == "money.thousands_separators");
}

TEST_CASE("what is refused again goes out once more with one line and one reason") {
  const auto delivered = test::deliver(Feed::subsidies,
                                       "id_number,name,year,amount,paid_on,county_code\n"
                                       "11010519491231002X,王小明,2017,-1,2017-05-01,130225\n");
  const std::string exported = export_rejects(delivered);
  CHECK(export_rejects(test::deliver(Feed::subsidies, exported)) == exported);
}

TEST_CASE("a row with too few or too many cells stays so") {
  const auto delivered = test::deliver(Feed::subsidies,
                                       "id_number,name,year,amount,paid_on,county_code\n"
                                       "a,b\n"
                                       "a,b,c,d,e,f,g,h\n");
  const auto again = test::deliver(Feed::subsidies, export_rejects(delivered));
  REQUIRE(again.sink.rejects.size() == 2);
  CHECK(again.sink.rejects[0].defect.code == "row.too_short");
  CHECK(again.sink.rejects[1].defect.code == "row.too_long");
}

TEST_CASE("cells that a spreadsheet would take for formulas are not changed") {
  for (const char* cell : {"=1+1", "+86", "-1", "@x"}) {
    const auto delivered = test::deliver(
        Feed::subsidies, "id_number,name,year,amount,paid_on,county_code\n" + std::string(cell) + ",,,,,\n");
    const auto again = test::deliver(Feed::subsidies, export_rejects(delivered));
    REQUIRE(again.sink.rejects.size() == 1);
    CHECK(again.sink.rejects.front().fields.front() == cell);
  }
}

}  // namespace
}  // namespace benefit::intake
