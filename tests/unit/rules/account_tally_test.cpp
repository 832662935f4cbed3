// A1: who shares an account, and what of each person goes into it.
#include "verify/rules/account_tally.hpp"

#include "tests/support/facts_builder.hpp"
#include "tests/support/run_checks.hpp"

#include <catch2/catch.hpp>

using namespace benefit;
using namespace benefit::test;
using namespace std::chrono_literals;
using rules::AccountTally;
using rules::hash_of_account;

namespace {

std::optional<rules::AccountPerson> paid_into(const FactsBuilder& known,
                                              std::string_view account = "62280001",
                                              const RegionHistory& regions = {}) {
  return rules::person_paid_into(known.facts, hash_of_account(account), run_day, regions);
}

}  // namespace

TEST_CASE("people are counted once for each account, in any order") {
  AccountTally tally;
  CHECK(tally.accounts_by_people().empty());
  for (const int sequence : {4, 2, 6, 2}) tally.add(citizen(sequence), "A");
  tally.add(citizen(2), "B");
  CHECK(tally.accounts_by_people() == std::map<std::int64_t, std::int64_t>{{1, 1}, {3, 1}});
  const auto shared = tally.shared_by(3);
  REQUIRE(shared.size() == 1);
  CHECK(shared[0].account == hash_of_account("A"));
  CHECK(shared[0].people == std::vector{citizen(2), citizen(4), citizen(6)});
  CHECK(tally.shared_by(4).empty());
  tally.add(citizen(8), "A");
  CHECK(tally.shared_by(4).size() == 1);
}

TEST_CASE("what goes into the account is added up by month, of the last twelve") {
  FactsBuilder known;
  known.payments(2017y / 4, 2018y / 3, yuan(120));
  known.payment(2018y / 3, yuan(5)).account = "62280001";
  known.payment(2018y / 3, yuan(7)).account = "62289999";
  const auto person = paid_into(known).value();
  CHECK(person.account == "62280001");
  CHECK(person.paid.size() == 11);  // from May 2017: April 2018 is the last of twelve
  CHECK(person.paid.begin()->first == 2017y / 5);
  CHECK(person.paid.at(2018y / 3) == yuan(125));
  CHECK(paid_into(known, "62289999")->paid == std::map<Month, Fen>{{2018y / 3, yuan(7)}});
  CHECK_FALSE(paid_into(known, "62281111"));
}

TEST_CASE("a payment without an account goes into that of the roll, of its own scheme") {
  FactsBuilder known;
  known.enrolment().account = "62280001";
  known.enrolment(Scheme::employee_pension).account = "62289999";
  known.payment(2018y / 3, yuan(120)).account = "";
  CHECK(paid_into(known));
  CHECK_FALSE(paid_into(known, "62289999"));
  // Of two entries the newer one.
  Enrolment& newer = known.enrolment();
  newer.account = "62285555";
  newer.enrolled_on = Day{2016y / 1 / 1};
  CHECK_FALSE(paid_into(known));
  CHECK(paid_into(known, "62285555"));
}

TEST_CASE("what has not been paid yet, or was paid twice by mistake of a list, does not count") {
  FactsBuilder known;
  known.payment(2018y / 4, yuan(120)).paid_on = run_day + std::chrono::days{1};
  CHECK_FALSE(paid_into(known));
  known.payment(2018y / 3, yuan(120));
  Payment again = known.facts.payments.back();
  again.source = {2, 1};
  known.facts.payments.push_back(again);
  CHECK(paid_into(known)->paid == std::map<Month, Fen>{{2018y / 3, yuan(120)}});
}

TEST_CASE("households are those of the day of the run") {
  FactsBuilder known;
  known.payment(2018y / 3, yuan(120));
  const auto member = [&](const char* household, DayInterval period) {
    known.facts.households.push_back({.id = known.facts.id,
                                      .name = {},
                                      .household = household,
                                      .period = period,
                                      .county = {130225},
                                      .source = {4, 1}});
  };
  member("7", {2010y / 1 / 1, std::nullopt});
  member("8", {2010y / 1 / 1, run_day - std::chrono::days{1}});
  member("9", {2010y / 1 / 1, run_day});
  CHECK(paid_into(known)->households == std::set<std::string>{"130225/7", "130225/9"});
}

TEST_CASE("the region is the roll's, and without it the county that paid") {
  FactsBuilder known;
  known.payment(2018y / 3, yuan(120)).county = RegionCode{130283};
  CHECK(paid_into(known)->region == RegionPath{{130283}, "", ""});
  known.enrolment();
  CHECK(paid_into(known)->region == RegionPath{{130225}, "胡各庄镇", "西街村"});
}

TEST_CASE("a household that two lists name under the county's former code and its new one is one") {
  FactsBuilder before, after{citizen(4)};
  for (FactsBuilder* known : {&before, &after}) {
    known->enrolment();
    known->payments(2018y / 1, 2018y / 3, yuan(120));
  }
  const auto live_in = [](FactsBuilder& known, RegionCode county) {
    known.facts.households.push_back({.id = known.facts.id,
                                      .name = "",
                                      .household = "0123",
                                      .relation = Relation::other,
                                      .period = {2016y / 1 / 1, std::nullopt},
                                      .county = county,
                                      .source = {7, 2}});
  };
  live_in(before, {130223});
  live_in(after, {130284});
  const auto households = [](const FactsBuilder& known, const RegionHistory& regions) {
    return paid_into(known, "62280001", regions)->households;
  };
  CHECK(households(before, {}) != households(after, {}));
  CHECK(households(before, renamed_county()) == households(after, renamed_county()));
}
