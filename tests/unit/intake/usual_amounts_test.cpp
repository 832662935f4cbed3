// An amount in fen among amounts in yuan is refused, with what to do.
#include "verify/intake/usual_amounts.hpp"

#include "tests/support/deliver.hpp"
#include "tests/support/xlsx_file.hpp"

#include <catch2/catch.hpp>
#include <fmt/format.h>

namespace benefit::intake {
namespace {

/// Of the resident pension, unless it says another scheme.
test::Delivered deliver_amounts(const std::vector<std::string>& amounts,
                                std::span<const UsualAmount> on_record = {}) {
  std::string file = "id_number,name,scheme,month,amount,paid_on,county_code\n";
  for (const std::string& amount : amounts)
    file += fmt::format("11010519491231002X,王小明,{},2018-03-15,130225\n",
                        amount.find(',') == std::string::npos ? "居民养老,2018-03," + amount : amount);
  return test::deliver(Feed::payments, file, std::nullopt, 7, nullptr, on_record);
}

std::vector<std::int64_t> refused_lines(const test::Delivered& delivered) {
  std::vector<std::int64_t> lines;
  for (const Reject& reject : delivered.sink.rejects) {
    CHECK(reject.defect.code == "money.perhaps_fen");
    CHECK(reject.defect.column == "amount");
    lines.push_back(reject.defect.line);
  }
  return lines;
}

using Lines = std::vector<std::int64_t>;

TEST_CASE("an amount in fen is refused, wherever it stands in the file") {
  CHECK(refused_lines(deliver_amounts({"10800", "108.00", "108", "110.50"})) == Lines{2});
  const auto last = deliver_amounts({"108.00", "108", "110.50", "10800"});
  CHECK(refused_lines(last) == Lines{5});
  CHECK(last.sink.rejects.front().defect.detail == "108.00");
  CHECK(last.sink.payments.size() == 3);
}

TEST_CASE("fifty times is refused, a fen less is not, nor what is written with a point") {
  CHECK(refused_lines(deliver_amounts({"108", "108", "108", "5400"})) == Lines{5});
  CHECK(refused_lines(deliver_amounts({"108", "108", "108", "5399"})).empty());
  CHECK(refused_lines(deliver_amounts({"108", "108", "108", "10800.00"})).empty());
}

TEST_CASE("what is usual is usual in a scheme") {
  const std::string employee = "职工养老,2018-03,";
  CHECK(refused_lines(deliver_amounts({"60", "60", "60", employee + "3000", employee + "3100"})).empty());
  CHECK(refused_lines(deliver_amounts(
            {"60", "60", "60", employee + "3000", employee + "3000", employee + "300000"})) == Lines{7});
}

TEST_CASE("of two amounts nobody knows which is usual, nor of a first file in fen throughout") {
  CHECK(refused_lines(deliver_amounts({"108.00", "10800"})).empty());
  CHECK(refused_lines(deliver_amounts({"10800", "10800", "10900"})).empty());
}

TEST_CASE("a file in fen throughout, or of refused rows unmended, is refused by what is on record") {
  const std::vector<UsualAmount> on_record{{Scheme::resident_pension, Fen{108'00}},
                                           {Scheme::employee_pension, Fen{3'000'00}}};
  const auto delivered = deliver_amounts({"10800", "10800", "10900"}, on_record);
  CHECK(refused_lines(delivered) == Lines{2, 3, 4});
  CHECK(delivered.sink.rejects.front().defect.detail == "108.00");
  CHECK(refused_lines(deliver_amounts({"10800"}, on_record)) == Lines{2});
  CHECK(refused_lines(deliver_amounts({"10800.00", "108", "职工养老,2018-03,5400"}, on_record)).empty());
  CHECK(refused_lines(deliver_amounts({"108", "职工养老,2018-03,300000"}, on_record)) == Lines{3});
}

TEST_CASE("what was once recorded in fen does not let fen pass in a file in yuan") {
  const std::vector<UsualAmount> on_record{{Scheme::resident_pension, Fen{10'800'00}}};
  CHECK(refused_lines(deliver_amounts({"108", "108", "108", "10800"}, on_record)) == Lines{5});
}

TEST_CASE("nothing is usual about what people contribute") {
  std::string file = "id_number,name,scheme,year,amount,paid_on,payer,county_code\n";
  for (const char* amount : {"100", "100", "100", "8000"})
    file += fmt::format("11010519491231002X,王小明,居民养老,2018,{},2018-03-15,个人,130225\n", amount);
  CHECK(test::deliver(Feed::contributions, file).sink.rejects.empty());
}

TEST_CASE("a list longer than what is looked at first is read to its end, each row once") {
  std::vector<std::string> amounts(6000, "108.00");
  amounts[5000] = "10800";
  const auto delivered = deliver_amounts(amounts);
  CHECK(refused_lines(delivered) == Lines{5002});
  CHECK(delivered.sink.payments.size() == 5999);
  CHECK(delivered.sink.payments.back().source.line == 6001);
}

TEST_CASE("subsidies without a scheme are of one, and rows that cannot be read say nothing of the usual") {
  const auto delivered = test::deliver(Feed::subsidies,
                                       "id_number,name,year,amount,paid_on,county_code\n"
                                       "11010519491231002X,王小明,2017,100.00,2017-05-01,130225\n"
                                       "short\n"
                                       "11010519491231002X,王小明,2017,x,2017-05-01,130225\n"
                                       "11010519491231002X,王小明,2017,100.00,2017-05-01,130225\n"
                                       "11010519491231002X,王小明,2017,10000,2017-05-01,130225\n"
                                       "11010519491231002X,王小明,2017,100.00,2017-05-01,130225\n");
  REQUIRE(delivered.sink.rejects.size() == 3);
  CHECK(delivered.sink.rejects.back().defect.code == "money.perhaps_fen");
  CHECK(delivered.sink.rejects.back().defect.line == 6);
}

}  // namespace
}  // namespace benefit::intake
