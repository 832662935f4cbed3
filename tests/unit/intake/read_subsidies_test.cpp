#include "tests/support/deliver.hpp"

#include <catch2/catch.hpp>

namespace benefit::intake {
namespace {

using std::chrono::year;

constexpr const char* header = "公民身份号码,姓名,年度,代缴金额,缴费日期,行政区划代码\n";

TEST_CASE("subsidies: a row becomes a contribution of government") {
  const auto delivered = test::deliver(
      Feed::subsidies, std::string(header) + "11010519491231002X,王小明,2017年,100,2017/5/1,130225\n");
  REQUIRE(delivered.sink.subsidies.size() == 1);
  const GovernmentContribution& fact = delivered.sink.subsidies.front();
  CHECK(fact.id.to_string() == "11010519491231002X");
  CHECK(fact.name == "王小明");
  CHECK(fact.year == 2017);
  CHECK(fact.amount == Fen{10000});
  CHECK(fact.paid_on == Day{year{2017} / 5 / 1});
  CHECK(fact.county == RegionCode{130225});
  CHECK(fact.source == Source{7, 2});
}

TEST_CASE("subsidies: a row without a readable year is refused") {
  const auto code = [](const std::string& value) {
    return test::deliver(Feed::subsidies,
                         std::string(header) + "11010519491231002X,," + value + ",100,2017-05-01,130225\n")
        .reject_code();
  };
  CHECK(code("") == "date.missing");
  CHECK(code("17") == "date.form");
  CHECK(code("1717") == "date.out_of_range");
  CHECK(code("42736") == "date.excel_serial");
}

TEST_CASE("subsidies: without scheme and ground it is the resident pension of a poor person") {
  const auto delivered = test::deliver(
      Feed::subsidies, std::string(header) + "11010519491231002X,,2017,100,2017-05-01,130225\n");
  const GovernmentContribution& fact = delivered.sink.subsidies.at(0);
  CHECK(fact.scheme == Scheme::resident_pension);
  CHECK(fact.basis == SubsidyBasis::poverty);
  CHECK(fact.province_share == std::nullopt);
  CHECK(fact.city_share == std::nullopt);
  CHECK(fact.county_share == std::nullopt);
}

TEST_CASE("subsidies: scheme, ground and the shares of each level") {
  const auto delivered = test::deliver(
      Feed::subsidies,
      "公民身份号码,险种,补贴依据,年度,代缴金额,省级负担,市级负担,县级负担,缴费日期,行政区划代码\n"
      "11010519491231002X,居民医保,失业补贴,2018,100,33.34,33.33,33.33,2018-05-01,130225\n");
  const GovernmentContribution& fact = delivered.sink.subsidies.at(0);
  CHECK(fact.scheme == Scheme::resident_medical);
  CHECK(fact.basis == SubsidyBasis::unemployment);
  CHECK(fact.province_share == Fen{3334});
  CHECK(fact.city_share == Fen{3333});
  CHECK(fact.county_share == Fen{3333});
}

TEST_CASE("subsidies: a scheme, a ground or a share that cannot be read is refused") {
  const auto code = [](const std::string& scheme, const std::string& basis, const std::string& share) {
    return test::deliver(Feed::subsidies,
                         "id_number,scheme,basis,year,amount,province_share,paid_on,county_code\n"
                         "11010519491231002X," +
                             scheme + "," + basis + ",2018,100," + share + ",2018-05-01,130225\n")
        .reject_code();
  };
  CHECK(code("医疗", "", "") == "value.scheme");
  CHECK(code("", "慰问", "") == "value.word");
  CHECK(code("", "", "三分之一") == "money.form");
  CHECK(code("", "", "").empty());
}

}  // namespace
}  // namespace benefit::intake
