#include "verify/face/compare.hpp"

#include "verify/types/error.hpp"

#include <cmath>

#include <catch2/catch.hpp>

using namespace benefit;

namespace {

constexpr face::FaceThresholds thresholds{.same = 0.6, .different = 1.05};

/// `angle` in radians between the feature and the first axis; `step` along the descriptor's first axis.
FaceTemplate a_face(double angle, double step) {
  FaceTemplate face;
  face.model_set = "set";
  face.dlib[0] = static_cast<float>(step);
  face.arcface = {static_cast<float>(std::cos(angle)), static_cast<float>(std::sin(angle))};
  return face;
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

TEST_CASE("the scores are Euclid's, one less the cosine, and their sum with its weight") {
  const auto comparison = face::compare(a_face(0, 0), a_face(std::acos(0.7), 0.5), thresholds);
  CHECK(comparison.dlib_distance == Approx(0.5));
  CHECK(comparison.arcface_distance == Approx(0.3));
  CHECK(comparison.fused == Approx(0.5));
  CHECK(comparison.outcome == FaceOutcome::same);
}

TEST_CASE("between the thresholds nothing is said") {
  const auto outcome = [](double step) {
    return face::compare(a_face(0, 0), a_face(0, step), thresholds).outcome;
  };
  CHECK(outcome(1.49) == FaceOutcome::same);
  CHECK(outcome(1.51) == FaceOutcome::unsure);
  CHECK(outcome(2.62) == FaceOutcome::unsure);
  CHECK(outcome(2.63) == FaceOutcome::different);
}

TEST_CASE("without a calibration no comparison certifies") {
  CHECK_FALSE(face::compare(a_face(1, 1), a_face(1, 1), thresholds).certifies);
}

TEST_CASE("a photo that cannot be assessed is no mismatch") {
  const auto second = face::compare(measured(a_face(0, 0)), refused(NotAssessable::no_face), thresholds);
  CHECK(second.outcome == FaceOutcome::not_assessable);
  CHECK_FALSE(second.first_not_assessable);
  CHECK(second.second_not_assessable == NotAssessable::no_face);

  const auto both =
      face::compare(refused(NotAssessable::damaged), refused(NotAssessable::too_small), thresholds);
  CHECK(both.outcome == FaceOutcome::not_assessable);
  CHECK(both.first_not_assessable == NotAssessable::damaged);
  CHECK(both.second_not_assessable == NotAssessable::too_small);
}

TEST_CASE("templates of different networks are never compared") {
  FaceTemplate other = a_face(0, 0);
  other.model_set = "another set";
  CHECK_THROWS_AS(face::compare(a_face(0, 0), other, thresholds), Failure);
}
