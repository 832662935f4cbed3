#include "verify/face/comparer.hpp"

#include "tests/support/drawn_faces.hpp"
#include "tests/support/made_up_faces.hpp"
#include "verify/types/error.hpp"

#include <cmath>
#include <string>
#include <utility>
#include <vector>

#include <catch2/catch.hpp>

using namespace benefit;
using namespace std::chrono_literals;
using face::FaceGroup;

namespace {

const CitizenId woman = test::person_born(1945, 3, Sex::female);
constexpr Day at_65{2010y / 6 / 1}, at_72{2017y / 6 / 1}, at_81{2026y / 6 / 1};
const face::Scoring scoring{.weights = {1},
                            .thresholds = face::FaceThresholds{.same = 0.2, .different = 0.5}};

FaceTemplate face_of(std::vector<float> vector) {
  return {.model_set = "set", .features = {std::move(vector)}};
}

/// Of women from 60 and from 70 at 0.3 and 0.15; nothing is known of those from 80.
face::Calibration record() {
  face::Calibration made;
  made.model_set = "set";
  made.groups[{Sex::female, AgeBand::from_60}].points[0] = {.fmr = 0.001, .threshold = 0.3};
  made.groups[{Sex::female, AgeBand::from_70}].points[0] = {.fmr = 0.001, .threshold = 0.15};
  return made;
}

/// A direction at just this fused distance from `from`.
FaceTemplate at_distance(const std::vector<float>& from, double distance) {
  const std::vector<float> other = test::drawn_direction(77);
  double product = 0;
  for (std::size_t i = 0; i < from.size(); ++i) product += static_cast<double>(from[i]) * other[i];
  std::vector<float> across(from.size());
  double squares = 0;
  for (std::size_t i = 0; i < from.size(); ++i) {
    across[i] = static_cast<float>(other[i] - product * from[i]);
    squares += static_cast<double>(across[i]) * across[i];
  }
  const double cosine = 1 - distance;
  const double sine = std::sqrt(1 - cosine * cosine);
  std::vector<float> vector(from.size());
  for (std::size_t i = 0; i < from.size(); ++i)
    vector[i] = static_cast<float>(cosine * from[i] + sine * across[i] / std::sqrt(squares));
  return face_of(std::move(vector));
}

const std::vector<float> enrolled_vector = test::drawn_direction(5);
const FaceTemplate enrolled = face_of(enrolled_vector);

}  // namespace

TEST_CASE("without a calibration nothing is the same and nothing certifies") {
  const face::Comparer comparer(scoring, "set");
  CHECK(comparer.standard() == "set");
  const FaceComparison twin = comparer.compare({woman, {{at_65, enrolled}}, {at_65, enrolled}});
  CHECK(twin.outcome == FaceOutcome::unsure);
  CHECK_FALSE(twin.certifies);
  CHECK_FALSE(twin.calibrated);
  CHECK(comparer.compare({woman, {{at_65, enrolled}}, {at_65, at_distance(enrolled_vector, 0.6)}}).outcome ==
        FaceOutcome::different);
}

TEST_CASE("with one, what lies within the group's threshold is the same and certifies") {
  const face::Comparer comparer(scoring, 7, record(), {});
  CHECK(comparer.standard() == "set calibration 7");
  const FaceTemplate near = at_distance(enrolled_vector, 0.25);
  const FaceComparison same = comparer.compare({woman, {{at_65, enrolled}}, {at_65, near}});
  CHECK(same.outcome == FaceOutcome::same);
  CHECK(same.certifies);
  REQUIRE(same.calibrated);
  CHECK(same.calibrated->calibration == 7);
  CHECK(same.calibrated->score == Approx(0.25).margin(1e-5));
  CHECK(same.calibrated->threshold == 0.3);
  CHECK(same.calibrated->fmr == 0.001);
  // Seven years later she is in a group whose strangers look more alike.
  const FaceComparison later = comparer.compare({woman, {{at_65, enrolled}}, {at_72, near}});
  CHECK(later.outcome == FaceOutcome::unsure);
  CHECK_FALSE(later.certifies);
  CHECK(later.calibrated->threshold == 0.15);
  // Of her group at 81 nothing is known: a person decides.
  const FaceComparison unknown = comparer.compare({woman, {{at_65, enrolled}}, {at_81, near}});
  CHECK(unknown.outcome == FaceOutcome::unsure);
  CHECK_FALSE(unknown.calibrated);
}

TEST_CASE("of several enrolled photos the nearest counts, by a threshold that is lower for more of them") {
  face::Calibration calibration = record();
  auto& points = calibration.groups.at({Sex::female, AgeBand::from_60}).points;
  points[0].of_several = {0.2, 0.1};
  const face::Comparer comparer(scoring, 7, calibration, {});
  const FaceTemplate near = at_distance(enrolled_vector, 0.15);
  const FaceTemplate far = at_distance(enrolled_vector, 0.6);
  const face::DatedFace collected{at_65, enrolled};

  const FaceComparison two = comparer.compare({woman, {{at_65, far, 31}, {at_65, near, 30}}, collected});
  CHECK(two.outcome == FaceOutcome::same);
  CHECK(two.certifies);
  CHECK(two.nearest == 30);
  CHECK(two.compared_photos == 2);
  CHECK(two.calibrated->threshold == 0.2);
  // Near enough as one of two, but not as one of three.
  const FaceComparison three =
      comparer.compare({woman, {{at_65, far, 32}, {at_65, far, 31}, {at_65, near, 30}}, collected});
  CHECK(three.outcome == FaceOutcome::unsure);
  CHECK_FALSE(three.certifies);
  CHECK(three.nearest == 30);
  CHECK(three.calibrated->threshold == 0.1);
  // Different from one photo is different from nobody.
  CHECK(comparer.compare({woman, {{at_65, far}}, collected}).outcome == FaceOutcome::different);
  CHECK(comparer.compare({woman, {{at_65, far}, {at_65, far}}, collected}).outcome == FaceOutcome::different);
}

TEST_CASE("where a calibration has a threshold for fewer photos only, the older ones are passed over") {
  const face::Comparer comparer(scoring, 7, record(), {});
  const FaceTemplate near = at_distance(enrolled_vector, 0.05);
  const FaceTemplate less_near = at_distance(enrolled_vector, 0.25);
  const FaceComparison comparison =
      comparer.compare({woman, {{at_65, less_near, 31}, {at_65, near, 30}}, {at_65, enrolled}});
  CHECK(comparison.nearest == 31);
  CHECK(comparison.compared_photos == 1);
  CHECK(comparison.certifies);
  // Without a calibration nothing certifies, so all of them may be looked at.
  const FaceComparison provisional =
      face::Comparer(scoring, "set")
          .compare({woman, {{at_65, less_near, 31}, {at_65, near, 30}}, {at_65, enrolled}});
  CHECK(provisional.nearest == 30);
  CHECK(provisional.compared_photos == 2);
}

TEST_CASE("different is said by the fused score, whatever was calibrated") {
  face::Calibration lenient = record();
  lenient.groups[{Sex::female, AgeBand::from_60}].points[0].threshold = 0.9;
  const face::Comparer comparer(scoring, 7, lenient, {});
  const FaceComparison comparison =
      comparer.compare({woman, {{at_65, enrolled}}, {at_65, at_distance(enrolled_vector, 0.6)}});
  CHECK(comparison.outcome == FaceOutcome::different);
  CHECK_FALSE(comparison.certifies);
}

TEST_CASE(
    "faces that strangers come near to need to be nearer, and one's own photo in the cohort is no stranger") {
  std::vector<face::FixedCohort::Member> cohort;
  for (unsigned i = 0; i < 40; ++i)
    cohort.push_back({test::person_born(1940, i, Sex::male),
                      test::mixed(enrolled_vector, 0.5, test::drawn_direction(200 + i))});
  const FaceTemplate near = at_distance(enrolled_vector, 0.25);
  const face::Comparer among_lookalikes(scoring, 7, record(), cohort);
  const double score =
      among_lookalikes.compare({woman, {{at_65, enrolled}}, {at_65, near}}).calibrated->score;
  // Lookalikes near to both: less is taken off than from faces that nobody comes near to.
  std::vector<face::FixedCohort::Member> far = cohort;
  for (unsigned i = 0; i < far.size(); ++i) far[i].vector = test::drawn_direction(900 + i);
  const face::Comparer among_others(scoring, 7, record(), far);
  CHECK(among_others.compare({woman, {{at_65, enrolled}}, {at_65, near}}).calibrated->score < score);
  cohort.push_back({woman, enrolled_vector});
  CHECK(face::Comparer(scoring, 7, record(), cohort)
            .compare({woman, {{at_65, enrolled}}, {at_65, near}})
            .calibrated->score == Approx(score).margin(1e-7));
  CHECK(among_lookalikes.compare({woman, {{at_65, near}}, {at_65, enrolled}}).calibrated->score ==
        Approx(score).margin(1e-7));
}

TEST_CASE("many at once come to the last bit to what each comes to alone, whichever stand beside it") {
  // Lengths that no kernel of a matrix product divides, and a cohort with the compared people in it.
  const face::Scoring two{.weights = {1, 1.5},
                          .thresholds = face::FaceThresholds{.same = 0.2, .different = 0.9}};
  test::MadeUpFaces made_up(3, {129, 509});
  face::Calibration lenient = record();
  lenient.model_set = "made up";
  std::vector<face::FixedCohort::Member> cohort;
  for (unsigned i = 0; i < 401; ++i)
    cohort.push_back({test::person_born(1945, i, Sex::female), face::fused_vector(made_up.face(), two)});
  const face::Comparer comparer(two, 7, lenient, cohort);
  std::vector<FaceTemplate> enrolled_faces, collected_faces;
  for (unsigned i = 0; i < 150; ++i) {
    enrolled_faces.push_back(made_up.face());
    collected_faces.push_back(made_up.photo_of(enrolled_faces.back(), static_cast<float>(i) / 100));
  }
  std::vector<face::Claim> pairs;
  for (unsigned i = 0; i < 150; ++i)
    pairs.push_back({test::person_born(1945, i, Sex::female),
                     {{at_65, enrolled_faces[i]}},
                     {i % 3 == 0 ? at_81 : at_72, collected_faces[i]}});
  const std::vector<FaceComparison> together = comparer.compare(pairs);
  REQUIRE(together.size() == pairs.size());
  std::size_t certified = 0;
  for (std::size_t i = 0; i < pairs.size(); ++i) {
    const FaceComparison alone = comparer.compare(pairs[i]);
    CAPTURE(i);
    CHECK(together[i].outcome == alone.outcome);
    CHECK(together[i].fused == alone.fused);
    CHECK(together[i].certifies == alone.certifies);
    CHECK(together[i].calibrated == alone.calibrated);
    CHECK(together[i].calibrated.has_value() == (i % 3 != 0));
    certified += together[i].certifies ? 1 : 0;
  }
  CHECK(certified > 0);
  CHECK(certified < pairs.size());
}

TEST_CASE("a face of other networks is a bug of the caller") {
  const face::Comparer comparer(scoring, "other");
  CHECK_THROWS_AS(comparer.compare({woman, {{at_65, enrolled}}, {at_65, enrolled}}), Failure);
}
