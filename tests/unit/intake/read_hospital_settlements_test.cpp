#include "tests/support/deliver.hpp"

#include <catch2/catch.hpp>

namespace benefit::intake {
namespace {

using namespace std::chrono_literals;

constexpr const char* header =
    "id_number,name,hospital,admitted_on,settled_on,deposit,returned,county_code\n";

test::Delivered deliver_row(const std::string& rest) {
  return test::deliver(Feed::hospital_settlements,
                       std::string(header) + "11010519491231002X,王小明," + rest + "\n");
}

TEST_CASE("hospital settlements: a row becomes a stay with its deposit") {
  const auto delivered = deliver_row("乐亭县医院,2018-03-02,2018-03-12,1000.00,500.01,130225");
  REQUIRE(delivered.sink.hospital_settlements.size() == 1);
  const HospitalSettlement& fact = delivered.sink.hospital_settlements.front();
  CHECK(fact.id.to_string() == "11010519491231002X");
  CHECK(fact.name == "王小明");
  CHECK(fact.hospital == "乐亭县医院");
  CHECK(fact.admitted_on == Day{2018y / 3 / 2});
  CHECK(fact.settled_on == Day{2018y / 3 / 12});
  CHECK(fact.deposit == Fen{100000});
  CHECK(fact.returned == Fen{50001});
  CHECK(fact.county == RegionCode{130225});
  CHECK(fact.source == Source{7, 2});
}

TEST_CASE("hospital settlements: Chinese headers; not settled yet, nothing returned") {
  const auto delivered = test::deliver(Feed::hospital_settlements,
                                       "公民身份号码,入院日期,预交金,行政区划代码\n"
                                       "11010519491231002X,2018年3月2日,0.00,130225\n");
  REQUIRE(delivered.sink.hospital_settlements.size() == 1);
  const HospitalSettlement& fact = delivered.sink.hospital_settlements.front();
  CHECK(fact.settled_on == std::nullopt);
  CHECK(fact.deposit == Fen{});
  CHECK(fact.returned == std::nullopt);
  CHECK(fact.hospital.empty());
}

TEST_CASE("hospital settlements: more returned than was deposited is refused") {
  const auto delivered = deliver_row(",2018-03-02,,1000.00,1000.01,130225");
  REQUIRE(delivered.sink.rejects.size() == 1);
  CHECK(delivered.sink.rejects.front().defect.code == "money.part");
  CHECK(delivered.sink.rejects.front().defect.column == "returned");
  CHECK(delivered.sink.rejects.front().defect.detail == "deposit");
  CHECK(deliver_row(",2018-03-02,,1000.00,1000.00,130225").sink.rejects.empty());
}

TEST_CASE("hospital settlements: a settlement before admission is refused, one of the same day is not") {
  const auto delivered = deliver_row(",2018-03-02,2018-03-01,1,,130225");
  CHECK(delivered.reject_code() == "date.order");
  CHECK(delivered.sink.rejects.at(0).defect.detail == "admitted_on");
  CHECK(deliver_row(",2018-03-02,2018-03-02,1,,130225").sink.rejects.empty());
}

TEST_CASE("hospital settlements: what cannot be read is refused") {
  const auto code = [](const std::string& rest) { return deliver_row(rest).reject_code(); };
  CHECK(code(",,,1,,130225") == "date.missing");
  CHECK(code(",2018-03-02,,,,130225") == "money.missing");
  CHECK(code(",2018-03-02,,1,1.001,130225") == "money.too_precise");
  CHECK(code(",2018-03-02,,1,,") == "value.missing");
  CHECK(code(",2018-03-02,,1,,99") == "value.region");
}

}  // namespace
}  // namespace benefit::intake
