#include "verify/face/compare.hpp"

#include "verify/types/error.hpp"

#include <cmath>

#include <catch2/catch.hpp>

using namespace benefit;

namespace {

const face::Scoring scoring{.weights = {3, 1},
                            .thresholds = face::FaceThresholds{.same = 0.2, .different = 0.5}};

std::vector<float> direction(double angle) {
  return {static_cast<float>(std::cos(angle)), static_cast<float>(std::sin(angle))};
}

/// Seen by two networks; the angles, in radians, lie between each one's feature and the first axis.
FaceTemplate a_face(double first, double second) {
  return {.model_set = "set", .features = {direction(first), direction(second)}};
}

FaceMeasurement measured(const FaceTemplate& face) {
  FaceMeasurement photo;
  photo.faces = 1;
  photo.face = face;
  return photo;
}

FaceMeasurement refused(NotAssessable reason) {
  FaceMeasurement photo;
  photo.not_assessable = reason;
  return photo;
}

}  // namespace

TEST_CASE("the score is the weighted mean of one less each network's cosine") {
  const auto comparison = face::compare(a_face(0, 0), a_face(std::acos(0.9), std::acos(0.7)), scoring);
  REQUIRE(comparison.distances.size() == 2);
  CHECK(comparison.distances[0] == Approx(0.1));
  CHECK(comparison.distances[1] == Approx(0.3));
  CHECK(comparison.fused == Approx((3 * 0.1 + 0.3) / 4));
  CHECK(comparison.outcome == FaceOutcome::same);
}

TEST_CASE("between the thresholds nothing is said") {
  const auto outcome = [](double distance) {
    const double angle = std::acos(1 - distance);
    return face::compare(a_face(0, 0), a_face(angle, angle), scoring).outcome;
  };
  CHECK(outcome(0.199) == FaceOutcome::same);
  CHECK(outcome(0.201) == FaceOutcome::unsure);
  CHECK(outcome(0.499) == FaceOutcome::unsure);
  CHECK(outcome(0.501) == FaceOutcome::different);
}

TEST_CASE("without thresholds every comparison is unsure") {
  const face::Scoring nothing_measured{.weights = scoring.weights, .thresholds = std::nullopt};
  for (const double angle : {0.0, 0.5, 3.0})
    CHECK(face::compare(a_face(0, 0), a_face(angle, angle), nothing_measured).outcome == FaceOutcome::unsure);
}

TEST_CASE("without a calibration no comparison certifies") {
  CHECK_FALSE(face::compare(a_face(1, 1), a_face(1, 1), scoring).certifies);
}

TEST_CASE("a photo that cannot be assessed is no mismatch") {
  const auto second = face::compare(measured(a_face(0, 0)), refused(NotAssessable::no_face), scoring);
  CHECK(second.outcome == FaceOutcome::not_assessable);
  CHECK_FALSE(second.first_not_assessable);
  CHECK(second.second_not_assessable == NotAssessable::no_face);

  const auto both =
      face::compare(refused(NotAssessable::damaged), refused(NotAssessable::too_small), scoring);
  CHECK(both.outcome == FaceOutcome::not_assessable);
  CHECK(both.first_not_assessable == NotAssessable::damaged);
  CHECK(both.second_not_assessable == NotAssessable::too_small);
}

TEST_CASE("templates of different networks are never compared") {
  FaceTemplate other = a_face(0, 0);
  other.model_set = "another set";
  CHECK_THROWS_AS(face::compare(a_face(0, 0), other, scoring), Failure);
  FaceTemplate narrower = a_face(0, 0);
  narrower.features.pop_back();
  CHECK_THROWS_AS(face::compare(narrower, narrower, scoring), Failure);
}
