#include "tests/support/deliver.hpp"

#include <catch2/catch.hpp>

namespace benefit::intake {
namespace {

using namespace std::chrono_literals;

constexpr const char* header =
    "id_number,name,scheme,payer,kind,year,month,amount,tier_asked_for,paid_on,employer,county_code\n";

test::Delivered deliver_row(const std::string& row) {
  return test::deliver(Feed::contributions, header + row);
}

TEST_CASE("contributions: a full row becomes a contribution") {
  const auto delivered = deliver_row(
      "11010519491231002X,王小明,employee_medical,employer,back_payment,2017,2017-11,320.05,100,2018-03-15,"
      "唐山某建筑公司,130225\n");
  REQUIRE(delivered.sink.contributions.size() == 1);
  CHECK(delivered.sink.defects.empty());
  const Contribution& fact = delivered.sink.contributions.front();
  CHECK(fact.id.to_string() == "11010519491231002X");
  CHECK(fact.name == "王小明");
  CHECK(fact.scheme == Scheme::employee_medical);
  CHECK(fact.payer == Payer::employer);
  CHECK(fact.kind == ContributionKind::back_payment);
  CHECK(fact.year == 2017);
  CHECK(fact.month == 2017y / 11);
  CHECK(fact.amount == Fen{32005});
  CHECK(fact.tier_asked_for == Fen{10000});
  CHECK(fact.paid_on == Day{2018y / 3 / 15});
  CHECK(fact.employer == "唐山某建筑公司");
  CHECK(fact.county == RegionCode{130225});
  CHECK(fact.source == Source{7, 2});
}

TEST_CASE("contributions: Chinese headers and words; what need not be there is regular and without a month") {
  const auto delivered =
      test::deliver(Feed::contributions,
                    "身份证号,姓名,险种,缴费主体,业务类型,年度,金额,缴费档次,缴费日期,区县代码\n"
                    "11010519491231002X,,城乡居民养老,个人,,2018年,100,,2018/3/1,130225\n"
                    "11010519491231002X,,居民医保,失业保险基金,未受理,2018,0,200,2018/3/1,130225\n");
  REQUIRE(delivered.contents);
  REQUIRE(delivered.sink.contributions.size() == 2);
  const Contribution& paid = delivered.sink.contributions[0];
  CHECK(paid.scheme == Scheme::resident_pension);
  CHECK(paid.payer == Payer::person);
  CHECK(paid.kind == ContributionKind::regular);
  CHECK(paid.month == std::nullopt);
  CHECK(paid.tier_asked_for == std::nullopt);
  CHECK(paid.employer.empty());
  const Contribution& refused = delivered.sink.contributions[1];
  CHECK(refused.payer == Payer::unemployment_fund);
  CHECK(refused.kind == ContributionKind::refused);
  CHECK(refused.amount == Fen{});
  CHECK(refused.tier_asked_for == Fen{20000});
}

TEST_CASE("contributions: what cannot be read is refused, not guessed") {
  const auto code = [](const std::string& row) {
    const auto delivered = deliver_row(row + "\n");
    CHECK(delivered.sink.contributions.empty());
    return delivered.reject_code();
  };
  const std::string id = "11010519491231002X,,";
  CHECK(code(",,居民医保,个人,,2018,,1,,2018-03-01,,130225") == "id.missing");
  CHECK(code(id + "医疗,个人,,2018,,1,,2018-03-01,,130225") == "value.scheme");
  CHECK(code(id + "居民医保,政府,,2018,,1,,2018-03-01,,130225") == "value.word");
  CHECK(code(id + "居民医保,,,2018,,1,,2018-03-01,,130225") == "value.missing");
  CHECK(code(id + "居民医保,个人,退费,2018,,1,,2018-03-01,,130225") == "value.word");
  CHECK(code(id + "居民医保,个人,,18,,1,,2018-03-01,,130225") == "date.form");
  CHECK(code(id + "居民医保,个人,,2018,2018-13,1,,2018-03-01,,130225") == "date.no_such_day");
  CHECK(code(id + "居民医保,个人,,2018,,-1,,2018-03-01,,130225") == "money.negative");
  CHECK(code(id + "居民医保,个人,,2018,,,,2018-03-01,,130225") == "money.missing");
  CHECK(code(id + "居民医保,个人,,2018,,1,x,2018-03-01,,130225") == "money.form");
  CHECK(code(id + "居民医保,个人,,2018,,1,,,,130225") == "date.missing");
  CHECK(code(id + "居民医保,个人,,2018,,1,,2018-03-01,,") == "value.missing");
}

}  // namespace
}  // namespace benefit::intake
