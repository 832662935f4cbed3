#include "tests/support/deliver.hpp"

#include <catch2/catch.hpp>

namespace benefit::intake {
namespace {

using std::chrono::year;

constexpr const char* header = "id_number,name,scheme,month,amount,paid_on,account,county_code\n";

std::string code_of(const std::string& row) {
  const auto delivered = test::deliver(Feed::payments, header + row);
  CHECK(delivered.sink.payments.size() + delivered.sink.rejects.size() == 1);
  return delivered.reject_code();
}

std::string with_amount(const std::string& amount) {
  return "11010519491231002X,王小明,居民养老,2018-03," + amount + ",2018-03-15,6217000010001234567,130225\n";
}

std::string with_paid_on(const std::string& day) {
  return "11010519491231002X,王小明,居民养老,2018-03,108.00," + day + ",6217000010001234567,130225\n";
}

TEST_CASE("payments: a full row becomes a payment") {
  const auto delivered = test::deliver(Feed::payments, header + with_amount("108.00"));
  REQUIRE(delivered.sink.payments.size() == 1);
  const Payment& fact = delivered.sink.payments.front();
  CHECK(fact.id.to_string() == "11010519491231002X");
  CHECK(fact.name == "王小明");
  CHECK(fact.scheme == Scheme::resident_pension);
  CHECK(fact.month == year{2018} / 3);
  CHECK(fact.amount == Fen{10800});
  CHECK(fact.paid_on == Day{year{2018} / 3 / 15});
  CHECK(fact.account == "6217000010001234567");
  CHECK(fact.county == RegionCode{130225});
  CHECK(fact.source == Source{7, 2});
}

TEST_CASE("payments: name and account may be empty") {
  const auto delivered = test::deliver(
      Feed::payments, std::string(header) + "110105491231002,,职工养老,201803,108,20180315,,130225\n");
  REQUIRE(delivered.sink.payments.size() == 1);
  CHECK(delivered.sink.payments.front().fifteen_digits);
  CHECK(delivered.sink.payments.front().name.empty());
  CHECK(delivered.sink.defects.empty());
}

TEST_CASE("payments: money with three decimals, negative, with separators is refused") {
  CHECK(code_of(with_amount("108.005")) == "money.too_precise");
  CHECK(code_of(with_amount("-108.00")) == "money.negative");
  CHECK(code_of(with_amount("\"1,108.00\"")) == "money.thousands_separators");
  CHECK(code_of(with_amount("")) == "money.missing");
  CHECK(code_of(with_amount("一百")) == "money.form");
}

TEST_CASE("payments: dates 2018-02-30, 20180230 and 43101 are refused") {
  CHECK(code_of(with_paid_on("2018-02-30")) == "date.no_such_day");
  CHECK(code_of(with_paid_on("20180230")) == "date.no_such_day");
  CHECK(code_of(with_paid_on("43101")) == "date.excel_serial");
  CHECK(code_of(with_paid_on("")) == "date.missing");
}

TEST_CASE("payments: for a spreadsheet's day number the day is suggested") {
  const auto delivered = test::deliver(Feed::payments, header + with_paid_on("43101"));
  REQUIRE(delivered.sink.rejects.size() == 1);
  CHECK(delivered.sink.rejects.front().defect.detail == "2018-01-01");
  CHECK(delivered.sink.rejects.front().defect.column == "paid_on");
}

TEST_CASE("payments: numbers as they really come") {
  const auto code = [](const std::string& id) {
    return code_of(id + ",王小明,居民养老,2018-03,108.00,2018-03-15,,130225\n");
  };
  CHECK(code("11010519491231002x") == "");
  CHECK(code("11010519491231002Ｘ") == "");
  CHECK(code("110105491231002") == "");
  CHECK(code("'11010519491231002X") == "");
  CHECK(code("110105194912310021") == "id.check_character");
  CHECK(code("1.30203E+17") == "id.spreadsheet_number");
  CHECK(code("1101051949123100") == "id.length");
}

TEST_CASE("payments: every row needs a month, a scheme and a county") {
  CHECK(code_of("11010519491231002X,,居民养老,,108,2018-03-15,,130225\n") == "date.missing");
  CHECK(code_of("11010519491231002X,,,2018-03,108,2018-03-15,,130225\n") == "value.missing");
  CHECK(code_of("11010519491231002X,,居民养老,2018-03,108,2018-03-15,,\n") == "value.missing");
}

TEST_CASE("payments: the first defect in the order of the columns is the reason") {
  const auto delivered = test::deliver(Feed::payments, std::string(header) + "x,,医疗,x,x,x,,x\n");
  REQUIRE(delivered.sink.rejects.size() == 1);
  CHECK(delivered.sink.rejects.front().defect.column == "id_number");
  CHECK(delivered.sink.rejects.front().fields ==
        std::vector<std::string>{"x", "", "医疗", "x", "x", "x", "", "x"});
}

TEST_CASE("payments: a name too long to be one is refused") {
  std::string name;
  for (int i = 0; i < 201; ++i) name += "王";
  CHECK(code_of("11010519491231002X," + name + ",居民养老,2018-03,108,2018-03-15,,130225\n") ==
        "text.too_long");
}

}  // namespace
}  // namespace benefit::intake
