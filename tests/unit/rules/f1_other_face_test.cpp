// F1: the face on a collection photo looks different.
#include "tests/support/run_checks.hpp"

#include <catch2/catch.hpp>

using namespace benefit;
using namespace benefit::test;
using namespace std::chrono_literals;

TEST_CASE("F1 finds a face measured as different, and nothing less") {
  FactsBuilder known;
  known.enrolment();
  const auto outcome =
      GENERATE(FaceOutcome::same, FaceOutcome::unsure, FaceOutcome::different, FaceOutcome::not_assessable);
  known.compared_collection(morning_of(2018y / 3 / 6), outcome);
  CHECK(run_check("F1", known.facts).size() == (outcome == FaceOutcome::different ? 1 : 0));
}

TEST_CASE("F1 shows both photos and the measured distance, and no money") {
  FactsBuilder known;
  known.enrolment();
  known.collection(morning_of(2018y / 3 / 1));
  known.compared_collection(morning_of(2018y / 3 / 6), FaceOutcome::different);
  const Finding finding = the_finding("F1", known.facts);
  CHECK(finding.key.period == "collection:2");
  CHECK(finding.sums == Sums{});
  CHECK(value<double>(finding, "f1.faces_differ", "distance") == Approx(0.958));
  CHECK(value<std::string>(finding, "f1.faces_differ", "station") == "西街站");
  CHECK(reasons(finding, "f1.look_at_both").size() == 1);
  CHECK(cites(finding, PhotoId{102}));
  CHECK(cites(finding, PhotoId{7}));
}

TEST_CASE("F1 tells from how many photos on file the face differs, and cites the most alike") {
  FactsBuilder known;
  known.enrolment();
  AssessedCollection& collected =
      known.compared_collection(morning_of(2018y / 3 / 6), FaceOutcome::different);
  collected.comparison->compared_photos = GENERATE(1, 3);
  const Finding finding = the_finding("F1", known.facts);
  CHECK(value<std::int64_t>(finding, "f1.faces_differ", "enrolled_photos") ==
        collected.comparison->compared_photos);
  CHECK(cites(finding, collected.enrolled->photo));
}

TEST_CASE("F1: somebody known only from a station is named by it") {
  FactsBuilder known;
  known.compared_collection(morning_of(2018y / 3 / 6), FaceOutcome::different).collection.county = {130283};
  const Finding finding = the_finding("F1", known.facts);
  CHECK(finding.name == "王秀英");
  CHECK(finding.region == RegionPath{{130283}, "", ""});
}
