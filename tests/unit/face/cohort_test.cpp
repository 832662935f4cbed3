#include "verify/face/cohort.hpp"

#include "tests/support/drawn_faces.hpp"

#include <cmath>

#include <catch2/catch.hpp>

using namespace benefit;

namespace {

/// Faces in the plane: the distance of two is one less the cosine of the angle between them.
std::vector<float> at(double angle) {
  return {static_cast<float>(std::cos(angle)), static_cast<float>(std::sin(angle))};
}

double distance(double angle) { return 1 - std::cos(angle); }

/// `count` people, one photo each, a tenth of a radian apart.
face::Cohort in_a_row(int count) {
  std::vector<std::vector<float>> vectors;
  std::vector<std::size_t> people;
  for (int i = 0; i < count; ++i) {
    vectors.push_back(at(0.1 * i));
    people.push_back(static_cast<std::size_t>(i));
  }
  return {vectors, people};
}

}  // namespace

TEST_CASE("the nearest strangers of a face count, without the one that it is compared with") {
  const face::Cohort cohort = in_a_row(20);
  const auto mean_from = [](int first) {
    double sum = 0;
    for (int i = 0; i < 10; ++i) sum += distance(0.1 * (first + i));
    return sum / 10;
  };
  CHECK(*cohort.mean_without(0, 19) == Approx(mean_from(1)).margin(1e-5));
  CHECK(*cohort.mean_without(0, 1) == Approx(mean_from(2)).margin(1e-5));
}

TEST_CASE("other photos of one's own are no strangers") {
  std::vector<std::vector<float>> vectors(30, at(0));
  std::vector<std::size_t> people(30, 7);
  for (std::size_t i = 0; i < 11; ++i) {
    vectors.push_back(at(1));
    people.push_back(100 + i);
  }
  const face::Cohort cohort(vectors, people);
  CHECK(*cohort.mean_without(3, 30) == Approx(distance(1)).margin(1e-5));
  CHECK(*cohort.mean_without(30, 3) == Approx(0).margin(1e-5));  // the other ten at the same place
}

TEST_CASE("a cohort that is too small says nothing") {
  CHECK_FALSE(in_a_row(11).mean_without(0, 5));
  CHECK(in_a_row(12).mean_without(0, 5));
  CHECK_FALSE(face::mean_of_nearest({0.1, 0.2}));
}

TEST_CASE("a face that is near to everybody needs a smaller distance") {
  CHECK(face::cohort_normalised(0.4, 0.5, 0.7) == face::cohort_normalised(0.4, 0.7, 0.5));
  CHECK(face::cohort_normalised(0.4, 0.3, 0.3) > face::cohort_normalised(0.4, 0.7, 0.7));
  CHECK(face::cohort_normalised(0.4, 0.6, 0.6) == Approx(0.1));
}

TEST_CASE("of a fixed cohort, too, the nearest strangers count, half of what they are near by") {
  const auto person = [](unsigned number) { return test::person_born(1940, number, Sex::male); };
  std::vector<face::FixedCohort::Member> members;
  for (unsigned i = 0; i < 20; ++i) members.push_back({person(i), at(0.1 * i)});
  const face::FixedCohort cohort(members);
  const auto expected = [](unsigned first) {
    double sum = 0;
    for (unsigned i = first; i < first + 10; ++i) sum += distance(0.1 * i);
    return face::cohort_share * sum / 10 / 2;
  };
  const std::vector<float> probe = at(0);
  const std::vector<CitizenId> nobody, first_two{person(0), person(1)};
  CHECK(cohort.offset({probe, nobody}) == Approx(expected(0)).margin(1e-6));
  CHECK(cohort.offset({probe, first_two}) == Approx(expected(2)).margin(1e-6));
  std::vector<CitizenId> nearly_all;
  for (unsigned i = 0; i < 11; ++i) nearly_all.push_back(person(i));
  CHECK(cohort.offset({probe, nearly_all}) == 0);  // nine strangers are too few
  CHECK(face::FixedCohort({}).offset({probe, nobody}) == 0);

  std::vector<face::FixedCohort::Face> faces(200, {probe, nobody});
  faces[130].without = first_two;
  const std::vector<double> offsets = cohort.offsets(faces);
  REQUIRE(offsets.size() == 200);
  for (std::size_t i = 0; i < offsets.size(); ++i) CHECK(offsets[i] == cohort.offset(faces[i]));
  CHECK(cohort.offsets({}).empty());
}
