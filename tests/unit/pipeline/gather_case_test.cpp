// What a step on a case is judged by.
#include "verify/gather_case.hpp"

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
  const PersonOnFile person(house.ports, known.facts.id);
  const auto back_pay = person.back_pay(in_force_since(2018y / 1 / 20));
  REQUIRE(back_pay.size() == 1);
  CHECK(back_pay.front().per_month == yuan(120));
  CHECK(back_pay.front().months == 2);  // February and March: it is April
  CHECK(back_pay.front().owed == yuan(240));
}

TEST_CASE("nobody of whom nothing is known, and no suspension, is owed back pay") {
  HouseOfFacts house;
  const FactsBuilder known = paid_until_january();
  CHECK(PersonOnFile(house.ports, known.facts.id).back_pay(in_force_since(2018y / 1 / 20)).empty());
  house.deliver(Feed::roll, known.facts.enrolments);
  house.deliver(Feed::payments, known.facts.payments);
  CHECK(PersonOnFile(house.ports, known.facts.id).back_pay(std::nullopt).empty());
}

}  // namespace
}  // namespace benefit::pipeline
