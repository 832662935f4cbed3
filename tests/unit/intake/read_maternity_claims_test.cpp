#include "tests/support/deliver.hpp"

#include <catch2/catch.hpp>

namespace benefit::intake {
namespace {

using namespace std::chrono_literals;

constexpr const char* header = "id_number,name,kind,born_on,amount,paid_on,hospital,county_code\n";

test::Delivered deliver_row(const std::string& row) {
  return test::deliver(Feed::maternity_claims, header + row + "\n");
}

TEST_CASE("maternity claims: a row becomes what was paid for one birth") {
  const auto delivered = deliver_row(
      "11010519491231002X,王小明,employee_benefit,2018-02-11,1000.00,2018-03-15,乐亭县医院,130225");
  REQUIRE(delivered.sink.maternity_claims.size() == 1);
  const MaternityClaim& fact = delivered.sink.maternity_claims.front();
  CHECK(fact.id.to_string() == "11010519491231002X");
  CHECK(fact.name == "王小明");
  CHECK(fact.kind == MaternityKind::employee_benefit);
  CHECK(fact.born_on == Day{2018y / 2 / 11});
  CHECK(fact.amount == Fen{100000});
  CHECK(fact.paid_on == Day{2018y / 3 / 15});
  CHECK(fact.hospital == "乐亭县医院");
  CHECK(fact.county == RegionCode{130225});
  CHECK(fact.source == Source{7, 2});
}

TEST_CASE("maternity claims: Chinese headers and words") {
  const auto [word, kind] = GENERATE(table<const char*, MaternityKind>(
      {{"定额报销", MaternityKind::fixed_reimbursement}, {"生育津贴", MaternityKind::employee_benefit}}));
  const auto delivered =
      test::deliver(Feed::maternity_claims, std::string("公民身份号码,待遇类别,分娩日期,金额,发放日期\n") +
                                                "11010519491231002X," + word + ",2018.2.11,300,2018.3.15\n");
  REQUIRE(delivered.sink.maternity_claims.size() == 1);
  CHECK(delivered.sink.maternity_claims.front().kind == kind);
  CHECK(delivered.sink.maternity_claims.front().hospital.empty());
}

TEST_CASE("maternity claims: what cannot be read is refused") {
  const std::string id = "11010519491231002X,,";
  const auto code = [](const std::string& row) { return deliver_row(row).reject_code(); };
  CHECK(code(id + "剖宫产,2018-02-11,1,2018-03-15,,130225") == "value.word");
  CHECK(code(id + ",2018-02-11,1,2018-03-15,,130225") == "value.missing");
  CHECK(code(id + "定额报销,2018-02-30,1,2018-03-15,,130225") == "date.no_such_day");
  CHECK(code(id + "定额报销,,1,2018-03-15,,130225") == "date.missing");
  CHECK(code(id + "定额报销,2018-02-11,,2018-03-15,,130225") == "money.missing");
  CHECK(code(id + "定额报销,2018-02-11,1,,,130225") == "date.missing");
  CHECK(code("x,,定额报销,2018-02-11,1,2018-03-15,,130225") == "id.length");
}

}  // namespace
}  // namespace benefit::intake
