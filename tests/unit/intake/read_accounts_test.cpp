#include "tests/support/deliver.hpp"

#include <catch2/catch.hpp>

namespace benefit::intake {
namespace {

using namespace std::chrono_literals;

test::Delivered deliver_row(const std::string& rest) {
  return test::deliver(Feed::accounts,
                       "id_number,name,account,opened_on\n11010519491231002X,王小明," + rest + "\n");
}

TEST_CASE("accounts: a row says whose an account is") {
  const auto delivered = deliver_row("6217 0000 1000 1234 567,2009-05-20");
  REQUIRE(delivered.sink.accounts.size() == 1);
  const AccountHolder& fact = delivered.sink.accounts.front();
  CHECK(fact.id.to_string() == "11010519491231002X");
  CHECK(fact.name == "王小明");
  CHECK(fact.account == "6217000010001234567");
  CHECK(fact.opened_on == Day{2009y / 5 / 20});
  CHECK(fact.source == Source{7, 2});
}

TEST_CASE("accounts: Chinese headers, without a day") {
  const auto delivered =
      test::deliver(Feed::accounts, "公民身份号码,姓名,银行账号\n11010519491231002X,王小明,'6217\n");
  REQUIRE(delivered.sink.accounts.size() == 1);
  CHECK(delivered.sink.accounts.front().account == "6217");
  CHECK(delivered.sink.accounts.front().opened_on == std::nullopt);
}

TEST_CASE("accounts: a row without a whole account number is refused") {
  CHECK(deliver_row(",2009-05-20").reject_code() == "value.missing");
  CHECK(deliver_row("  ,2009-05-20").reject_code() == "value.missing");
  CHECK(deliver_row("',2009-05-20").reject_code() == "value.missing");
  CHECK(deliver_row("6.21700E+18,2009-05-20").reject_code() == "value.spreadsheet_number");
  CHECK(deliver_row("6217,2009-02-30").reject_code() == "date.no_such_day");
  CHECK(deliver_row(std::string(300, '6') + ",").reject_code() == "text.too_long");
}

}  // namespace
}  // namespace benefit::intake
