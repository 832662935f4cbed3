// F5: a collection photo that cannot be assessed.
#include "tests/support/run_checks.hpp"

#include <catch2/catch.hpp>

using namespace benefit;
using namespace benefit::test;
using namespace std::chrono_literals;

TEST_CASE("F5 asks for another photo, and says why") {
  FactsBuilder known;
  known.enrolment();
  known.collection(morning_of(2018y / 3 / 6)).not_assessable = NotAssessable::no_face;
  const Finding finding = the_finding("F5", known.facts);
  CHECK(finding.key.period == "collection:1");
  CHECK(finding.sums == Sums{});
  CHECK(value<std::string>(finding, "f5.not_assessable", "why") == "no_face");
  CHECK(reasons(finding, "f5.take_it_again").size() == 1);
  CHECK(run_checks(known.facts).size() == 1);  // and never becomes anything else
}

TEST_CASE("F5: a later assessable photo answers the request, an earlier one does not") {
  FactsBuilder known;
  known.collection(morning_of(2018y / 3 / 5));
  known.collection(morning_of(2018y / 3 / 6)).not_assessable = NotAssessable::damaged;
  known.collection(morning_of(2018y / 3 / 7)).not_assessable = NotAssessable::no_face;
  CHECK(run_check("F5", known.facts).size() == 2);
  known.collection(morning_of(2018y / 3 / 8));
  CHECK(run_check("F5", known.facts).empty());
}

TEST_CASE("F5: a bystander may have been measured, so that another face is no suspicion") {
  FactsBuilder known;
  AssessedCollection& collected = known.collection(morning_of(2018y / 3 / 6));
  collected.faces = 2;
  collected.comparison.emplace().outcome = FaceOutcome::different;
  CHECK(run_check("F1", known.facts).empty());
  const Finding finding = the_finding("F5", known.facts);
  CHECK(value<std::int64_t>(finding, "f5.several_faces", "faces") == 2);

  collected.comparison->outcome = FaceOutcome::same;
  CHECK(run_check("F5", known.facts).empty());
  collected.comparison->outcome = FaceOutcome::different;
  collected.faces = 1;
  CHECK(run_check("F1", known.facts).size() == 1);
}
