// F3: a collection photo that may show a picture or a screen.
#include "tests/support/run_checks.hpp"

#include <catch2/catch.hpp>

using namespace benefit;
using namespace benefit::test;
using namespace std::chrono_literals;

TEST_CASE("F3 asks for another photo and says how weak its evidence is") {
  FactsBuilder known;
  known.enrolment().benefit_from.reset();
  known.collection(morning_of(2018y / 3 / 6)).may_show_picture = true;
  const Finding finding = the_finding("F3", known.facts);
  CHECK(finding.key.period == "collection:1");
  CHECK(finding.sums == Sums{});
  CHECK(value<std::string>(finding, "f3.may_show_picture", "station") == "西街站");
  CHECK(reasons(finding, "f3.weak_evidence").size() == 1);
  CHECK(reasons(finding, "f3.take_another_photo").size() == 1);
  REQUIRE(finding.citations.size() == 1);
  CHECK(finding.citations[0].photo == 101);
  CHECK(run_checks(known.facts).size() == 1);  // and never becomes anything else
}

TEST_CASE("F3: a later photo that is not suspected answers it, another suspected one does not") {
  FactsBuilder known;
  known.collection(morning_of(2018y / 3 / 6)).may_show_picture = true;
  known.collection(morning_of(2018y / 3 / 7)).may_show_picture = true;
  CHECK(run_check("F3", known.facts).size() == 2);
  known.collection(morning_of(2018y / 3 / 8)).not_assessable = NotAssessable::no_face;
  CHECK(run_check("F3", known.facts).size() == 2);
  known.compared_collection(morning_of(2018y / 3 / 9), FaceOutcome::different);
  CHECK(run_check("F3", known.facts).size() == 2);
  known.collection(morning_of(2018y / 3 / 10));
  CHECK(run_check("F3", known.facts).empty());
}
