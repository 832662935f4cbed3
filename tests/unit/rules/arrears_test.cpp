#include "verify/rules/arrears.hpp"

#include "tests/support/run_checks.hpp"

#include <catch2/catch.hpp>

using namespace benefit;
using namespace benefit::test;
using namespace std::chrono_literals;

namespace {

std::vector<Arrears> of_suspension(const FactsBuilder& known, Day suspended_on, Day as_of) {
  const AsOf day(as_of);
  const Links links = match::link_deaths(known.facts, day);
  return rules::back_pay_of_suspension(rules::Subject(known.facts, links, day), suspended_on, day);
}

FactsBuilder paid_until(Month last) {
  FactsBuilder known;
  known.enrolment();
  known.payments(2017y / 1, last, Fen{10801});
  return known;
}

}  // namespace

TEST_CASE("full months from the suspension's own through the month before are owed, to the fen") {
  const auto owed = of_suspension(paid_until(2018y / 4), 2018y / 5 / 20, 2018y / 8 / 3);
  REQUIRE(owed.size() == 1);
  CHECK(owed[0] == Arrears{Scheme::resident_pension, 2018y / 4, Fen{10801}, 3, Fen{32403}});
}

TEST_CASE("the month of the suspension is owed only when it was not paid") {
  CHECK(of_suspension(paid_until(2018y / 5), 2018y / 5 / 20, 2018y / 8 / 3).at(0).months == 2);
}

TEST_CASE("months that were missing shortly before the suspension are owed too") {
  CHECK(of_suspension(paid_until(2018y / 3), 2018y / 5 / 20, 2018y / 8 / 3).at(0).months == 4);
  CHECK(
      of_suspension(paid_until(2017y / 9), 2018y / 5 / 20, 2018y / 8 / 3).empty());  // it had stopped before
}

TEST_CASE("a month that was paid meanwhile is not owed, and the last amount before the gap counts") {
  FactsBuilder known = paid_until(2018y / 4);
  known.payment(2018y / 6, Fen{20000});
  const auto owed = of_suspension(known, 2018y / 5 / 20, 2018y / 8 / 3);
  REQUIRE(owed.size() == 1);
  CHECK(owed[0].months == 2);
  CHECK(owed[0].per_month == Fen{10801});
}

TEST_CASE("nothing is owed in the month of the suspension, nor when the roll states another end") {
  CHECK(of_suspension(paid_until(2018y / 5), 2018y / 5 / 20, 2018y / 6 / 3).empty());
  FactsBuilder ended = paid_until(2018y / 4);
  ended.facts.enrolments.front().benefit_to = 2018y / 4;
  CHECK(of_suspension(ended, 2018y / 5 / 20, 2018y / 8 / 3).empty());
}
