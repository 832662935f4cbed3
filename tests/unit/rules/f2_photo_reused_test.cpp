// F2: the very same photo file was handed in before.
#include "tests/support/run_checks.hpp"

#include <catch2/catch.hpp>

using namespace benefit;
using namespace benefit::test;
using namespace std::chrono_literals;

TEST_CASE("F2 finds the very same file used before, by kind of use") {
  FactsBuilder known;
  known.enrolment();
  AssessedCollection& collected = known.collection(morning_of(2018y / 3 / 6));
  CHECK(run_check("F2", known.facts).empty());

  collected.earlier_uses = {{known.facts.id, 50, std::nullopt, morning_of(2017y / 1 / 1)},
                            {known.facts.id, 51, 11, morning_of(2017y / 2 / 1)},
                            {known.facts.id, 52, 12, morning_of(2017y / 2 / 2)},
                            {citizen(4), 53, 13, morning_of(2017y / 3 / 1)}};
  const Finding finding = the_finding("F2", known.facts);
  CHECK(finding.key.period == "collection:1");
  CHECK(finding.sums == Sums{});
  CHECK(value<Day>(finding, "f2.is_enrolled_photo", "first_on") == Day{2017y / 1 / 1});
  CHECK(value<std::int64_t>(finding, "f2.used_for_same_person", "times") == 2);
  CHECK(value<Day>(finding, "f2.used_for_same_person", "first_on") == Day{2017y / 2 / 1});
  CHECK(value<std::int64_t>(finding, "f2.used_for_other_person", "times") == 1);
  CHECK(finding.citations.size() == 5);
}

TEST_CASE("F2: a file that everybody hands in does not cite everybody") {
  FactsBuilder known;
  AssessedCollection& collected = known.collection(morning_of(2018y / 3 / 6));
  for (int i = 0; i < 1000; ++i)
    collected.earlier_uses.push_back({citizen(4), 1000 + i, 50 + i, morning_of(2018y / 1 / 1)});
  const Finding finding = the_finding("F2", known.facts);
  CHECK(value<std::int64_t>(finding, "f2.used_for_other_person", "times") == 1000);
  CHECK(finding.citations.size() == 21);
}
