// What a step on a case is judged by.
#include "verify/gather_case.hpp"

#include "tests/support/deliver_paid.hpp"
#include "tests/support/facts_builder.hpp"
#include "tests/unit/pipeline/house_of_facts.hpp"

#include <catch2/catch.hpp>

namespace benefit::pipeline {
namespace {

using namespace std::chrono_literals;
using test::FactsBuilder;
using test::yuan;

/// Paid 120 yuan a month from 2017-10 to 2018-01; nothing since.
FactsBuilder paid_until_january() {
  FactsBuilder known;
  known.enrolment();
  known.payments(2017y / 10, 2018y / 1, yuan(120));
  return known;
}

/// Somebody else of the county, who is paid on: the lists of the months since have come.
FactsBuilder paid_on() {
  FactsBuilder other(test::citizen(8));
  other.enrolment();
  other.payments(2017y / 10, 2018y / 3, yuan(90));
  return other;
}

Suspension in_force_since(Day day) {
  return {.id = 1,
          .case_id = 1,
          .subject = test::citizen(),
          .state = SuspensionState::in_force,
          .notice = {day, Service::in_person, "", Instant{day}, "", day},
          .in_force_since = Instant{day}};
}

TEST_CASE("back pay counts what several deliveries bring once") {
  HouseOfFacts house;
  const FactsBuilder known = paid_until_january();
  house.deliver(Feed::roll, known.facts.enrolments);
  house.deliver(Feed::payments, known.facts.payments);
  house.deliver(Feed::payments, known.facts.payments);
  test::deliver_paid(house.store->facts(), "others", paid_on().facts.payments, house.clock.now());
  const PersonOnFile person(house.ports, known.facts.id);
  const auto back_pay = person.back_pay(in_force_since(2018y / 1 / 20), 1);
  REQUIRE(back_pay.size() == 1);
  CHECK(back_pay.front().per_month == yuan(120));
  CHECK(back_pay.front().months == 2);  // February and March: it is April
  CHECK(back_pay.front().owed == yuan(240));
}

TEST_CASE("nobody of whom nothing is known, and no suspension, is owed back pay") {
  HouseOfFacts house;
  const FactsBuilder known = paid_until_january();
  CHECK(PersonOnFile(house.ports, known.facts.id).back_pay(in_force_since(2018y / 1 / 20), 1).empty());
  house.deliver(Feed::roll, known.facts.enrolments);
  house.deliver(Feed::payments, known.facts.payments);
  CHECK(PersonOnFile(house.ports, known.facts.id).back_pay(std::nullopt, 1).empty());
}

TEST_CASE("months whose lists have not come are promised to nobody") {
  HouseOfFacts house;
  const FactsBuilder known = paid_until_january();
  house.deliver(Feed::roll, known.facts.enrolments);
  house.deliver(Feed::payments, known.facts.payments);
  CHECK(PersonOnFile(house.ports, known.facts.id).back_pay(in_force_since(2018y / 1 / 20), 1).empty());
}

TEST_CASE("lifting a suspension and repairing the death promise the same, whichever comes first") {
  constexpr Scheme pension = Scheme::resident_pension;
  HouseOfFacts house;
  FactsBuilder known;
  known.enrolment();
  known.payment(2017y / 10, yuan(120));
  known.payment(2017y / 12, yuan(120));
  known.payment(2018y / 1, yuan(130));
  known.death(2017y / 10 / 5);
  house.deliver(Feed::roll, known.facts.enrolments);
  house.deliver(Feed::payments, known.facts.payments);
  test::deliver_paid(house.store->facts(), "others", paid_on().facts.payments, house.clock.now());
  house.deliver(Feed::deaths_health, known.facts.deaths);
  const std::vector<Arrears> expected = {{pension, 2017y / 10, yuan(120), 1, yuan(120), 2017y / 11},
                                         {pension, 2018y / 1, yuan(130), 2, yuan(260), 2018y / 2}};
  const auto in_force = in_force_since(2018y / 2 / 20);
  auto lifted = in_force;
  lifted.state = SuspensionState::lifted;
  const auto now = [&](const Suspension& suspension, CaseId of_case) {
    return PersonOnFile(house.ports, known.facts.id).back_pay(suspension, of_case);
  };
  CHECK(now(in_force, 0) == expected);  // whichever is first
  CHECK(now(lifted, 0) == expected);

  CaseChange promised{*unopened_case(house.ports, known.facts.id), {}, {}, {}};
  promised.back_pay = expected;
  const Case opened = house.store->cases().apply(promised).value();
  CHECK(now(lifted, opened.id) == expected);
  CHECK(now(lifted, 0).empty());  // another case promises it no second time

  promised.next = opened;  // more than would be due now
  promised.back_pay[1].per_month = yuan(140);
  promised.back_pay[1].owed = yuan(280);
  house.store->cases().apply(promised).value();
  CHECK(now(lifted, opened.id) == promised.back_pay);
}

}  // namespace
}  // namespace benefit::pipeline
