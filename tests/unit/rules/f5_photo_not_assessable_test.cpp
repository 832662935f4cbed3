// F5: a collection photo that cannot be assessed.
#include "tests/support/run_checks.hpp"

#include <catch2/catch.hpp>

using namespace benefit;
using namespace benefit::test;
using namespace std::chrono_literals;

TEST_CASE("F5 asks for another photo, and says why") {
  FactsBuilder known;
  known.enrolment().benefit_from.reset();
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

TEST_CASE("F5 names what helps, where something in the scene can be changed") {
  const std::pair<NotAssessable, const char*> examples[] = {
      {NotAssessable::too_dark, "turn_to_window"},
      {NotAssessable::covered, "uncover_face"},
      {NotAssessable::too_blurred, "hold_still"},
      {NotAssessable::several_faces, "one_person_only"}};
  for (const auto& [why, advice] : examples) {
    FactsBuilder known;
    known.collection(morning_of(2018y / 3 / 6)).not_assessable = why;
    CHECK(value<std::string>(the_finding("F5", known.facts), "f5.what_helps", "advice") == advice);
  }
  FactsBuilder damaged;
  damaged.collection(morning_of(2018y / 3 / 6)).not_assessable = NotAssessable::damaged;
  CHECK(reasons(the_finding("F5", damaged.facts), "f5.what_helps").empty());
}

TEST_CASE("F5 asks nobody of eighty years or more for another photo") {
  FactsBuilder known;
  known.collection(morning_of(2018y / 3 / 6)).not_assessable = NotAssessable::too_dark;
  const Day birth = known.facts.id.birth_date();
  const std::chrono::year_month_day born{birth};
  const Day eightieth{(born.year() + std::chrono::years{80}) / born.month() / born.day()};
  const Finding before = the_finding("F5", known.facts, eightieth - std::chrono::days{1});
  CHECK(reasons(before, "f5.take_it_again").size() == 1);
  CHECK(reasons(before, "f5.other_technique").empty());
  const Finding after = the_finding("F5", known.facts, eightieth);
  CHECK(value<std::int64_t>(after, "f5.other_technique", "age") == 80);
  CHECK(reasons(after, "f5.take_it_again").empty());
  CHECK(reasons(after, "f5.what_helps").empty());
}
