#include "verify/identity/other_name.hpp"

#include "tests/support/facts_builder.hpp"

#include <catch2/catch.hpp>

using namespace benefit;
using namespace benefit::test;
using namespace std::chrono_literals;

namespace {

/// 王秀英 on the roll and on a payment, and a row of a registry under her number.
SubjectFacts with_row_named(const std::string& name) {
  FactsBuilder known;
  known.enrolment();
  known.payment(2018y / 1, yuan(108));
  known.registry_period(Registry::dibao, {Day{2017y / 1 / 1}, std::nullopt});
  known.facts.registry_periods.front().name = name;
  return known.facts;
}

bool is_another(const SubjectFacts& facts) {
  return identity::bears_other_name(facts, facts.registry_periods.front().name);
}

}  // namespace

TEST_CASE("a row is somebody else's when its name can be nobody's under that number") {
  CHECK_FALSE(is_another(with_row_named("王秀英")));
  CHECK_FALSE(is_another(with_row_named("王秀瑛")));  // written by ear
  CHECK(is_another(with_row_named("李大海")));
}

TEST_CASE("without a name on either side nothing contradicts") {
  CHECK_FALSE(is_another(with_row_named("")));
  SubjectFacts unnamed = with_row_named("李大海");
  unnamed.enrolments.front().name.clear();
  CHECK(is_another(unnamed));  // the payment still names her
  unnamed.payments.front().name.clear();
  CHECK_FALSE(is_another(unnamed));
}
