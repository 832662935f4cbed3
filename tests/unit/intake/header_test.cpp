#include "verify/intake/header.hpp"

#include <catch2/catch.hpp>

namespace benefit::intake {
namespace {

using Catch::Contains;

const FeedInfo& subsidies() { return info(Feed::subsidies); }

Error error_of(std::vector<std::string> columns, Feed feed = Feed::subsidies) {
  const auto header = match_header(info(feed), std::move(columns));
  REQUIRE_FALSE(header);
  CHECK(header.error().code == ErrorCode::bad_input);
  CHECK_FALSE(header.error().hint.empty());
  return header.error();
}

TEST_CASE("columns stand in any order under any of their names") {
  const auto header =
      match_header(subsidies(), {"缴费日期", "代缴金额", "County Code", "ＹＥＡＲ", " 身份证号 ", "姓名"});
  REQUIRE(header);
  // id_number, name, scheme, basis, year, amount, the three shares, paid_on, county_code
  constexpr std::nullopt_t none = std::nullopt;
  CHECK(header->cell_of ==
        std::vector<std::optional<std::size_t>>{4, 5, none, none, 3, 1, none, none, none, 0, 2});
  CHECK(header->columns.front() == "缴费日期");
}

TEST_CASE("an optional column may be missing") {
  const auto header = match_header(subsidies(), {"id_number", "year", "amount", "paid_on", "county_code"});
  REQUIRE(header);
  CHECK(header->cell_of[1] == std::nullopt);
}

TEST_CASE("a missing column is named in both languages") {
  const Error error = error_of({"id_number", "name", "year", "amount", "paid_on"});
  CHECK(error.what == "column 'county_code' (行政区划代码) is missing");
}

TEST_CASE("a doubled column is named, also under two names") {
  CHECK_THAT(error_of({"id_number", "year", "amount", "paid_on", "county_code", "金额"}).what,
             Contains("column 'amount' (金额) is there twice (columns 3 and 6)"));
}

TEST_CASE("an unknown column is named and the nearest known one suggested") {
  const Error error = error_of({"id_nmuber", "year", "amount", "paid_on", "county_code"});
  CHECK_THAT(error.what, Contains("column 1 'id_nmuber' is unknown"));
  CHECK_THAT(error.what, Contains("column 'id_number' (公民身份号码) is missing"));
  CHECK(error.hint == "column 1: did you mean 'id_number'?");
  CHECK_THAT(error_of({"身份证号", "year", "amount", "paid_on", "县区代号"}).hint,
             Contains("did you mean '县区代码'?"));
}

TEST_CASE("an unknown column that is like nothing refuses the file too") {
  CHECK_THAT(error_of({"id_number", "year", "amount", "paid_on", "county_code", "备注"}).what,
             Contains("column 6 '备注' is unknown"));
}

TEST_CASE("a column without a name is counted") {
  CHECK_THAT(error_of({"id_number", "year", "amount", "paid_on", "county_code", ""}).what,
             Contains("column 6 (without a name) is unknown"));
}

TEST_CASE("the columns that the export of rejects adds are passed over") {
  CHECK(match_header(subsidies(), {"id_number", "year", "amount", "paid_on", "county_code", "reject_line",
                                   "Reject Reason"}));
}

TEST_CASE("a file without a header is recognised, and no person's data is repeated") {
  const Error error = error_of({"11010519491231002X", "王小明", "2017", "100", "2017-05-01", "130225"});
  CHECK_THAT(error.what, Contains("holds no column"));
  CHECK_THAT(error.what + error.hint + error.where, !Contains("王小明") && !Contains("11010519491231002X"));
}

TEST_CASE("a number among the columns is not repeated") {
  const Error error =
      error_of({"id_number", "11010519491231002X", "year", "amount", "paid_on", "county_code"});
  CHECK_THAT(error.what, Contains("column 2 (name not shown) is unknown"));
  CHECK_THAT(error.what + error.hint, !Contains("11010519491231002X"));
}

TEST_CASE("a file that is separated otherwise is recognised") {
  CHECK_THAT(error_of({"id_number;year;amount;paid_on;county_code"}).hint, Contains("commas"));
  CHECK_THAT(error_of({"id_number\tyear"}).hint, Contains("commas"));
  CHECK_THAT(error_of({"身份证号，姓名"}).hint, Contains("commas"));
}

TEST_CASE("a file of another feed is recognised") {
  const Error error =
      error_of({"id_number", "name", "year", "amount", "paid_on", "county_code"}, Feed::payments);
  CHECK(error.hint == "these are the columns of the feed 'subsidies'");
}

}  // namespace
}  // namespace benefit::intake
