#include "verify/face/compare.hpp"

#include "verify/face/cohort.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>

#include <catch2/catch.hpp>
#include <rapidcheck.h>

using namespace benefit;

namespace {

const face::Scoring scoring{.weights = {1, 1.5},
                            .thresholds = face::FaceThresholds{.same = 0.6, .different = 1.05}};

float unit_float() { return static_cast<float>(*rc::gen::inRange(-1000, 1001)) / 1000; }

std::vector<float> any_direction(std::size_t dimensions) {
  std::vector<float> direction(dimensions);
  std::ranges::generate(direction, unit_float);
  direction[0] += 2;  // so that there is a length to divide by
  double length = 0;
  for (const float value : direction) length += static_cast<double>(value) * value;
  for (float& value : direction) value = static_cast<float>(value / std::sqrt(length));
  return direction;
}

FaceTemplate any_face() { return {.model_set = "set", .features = {any_direction(16), any_direction(8)}}; }

int rank(FaceOutcome outcome) { return static_cast<int>(outcome); }

}  // namespace

TEST_CASE("a comparison does not depend on the order of its faces") {
  REQUIRE(rc::check([] {
    const FaceTemplate a = any_face();
    const FaceTemplate b = any_face();
    const FaceComparison there = face::compare(a, b, scoring);
    const FaceComparison back = face::compare(b, a, scoring);
    RC_ASSERT(there.fused == back.fused);
    RC_ASSERT(there.distances == back.distances);
    RC_ASSERT(there.outcome == back.outcome);
  }));
}

TEST_CASE("a face is at distance 0 from itself") {
  REQUIRE(rc::check([] {
    const FaceTemplate a = any_face();
    const FaceComparison comparison = face::compare(a, a, scoring);
    RC_ASSERT(comparison.fused == 0.0);
    RC_ASSERT(comparison.outcome == FaceOutcome::same);
  }));
}

TEST_CASE("distances lie in their ranges") {
  REQUIRE(rc::check([] {
    const FaceComparison comparison = face::compare(any_face(), any_face(), scoring);
    for (const double distance : comparison.distances) {
      RC_ASSERT(distance >= 0.0);
      RC_ASSERT(distance <= 2.0 + 1e-6);
    }
    RC_ASSERT(comparison.fused >= 0.0);
    RC_ASSERT(comparison.fused <= 2.0 + 1e-6);
  }));
}

TEST_CASE("the product of two fused vectors is one less their score") {
  REQUIRE(rc::check([] {
    const FaceTemplate a = any_face();
    const FaceTemplate b = any_face();
    const std::vector<float> x = face::fused_vector(a, scoring);
    const std::vector<float> y = face::fused_vector(b, scoring);
    const double product = std::inner_product(x.begin(), x.end(), y.begin(), 0.0);
    RC_ASSERT(std::abs(1 - product - face::compare(a, b, scoring).fused) < 1e-5);
  }));
}

TEST_CASE("a greater distance never gives an outcome nearer to the same person") {
  REQUIRE(rc::check([] {
    const FaceTemplate a = any_face();
    const FaceComparison one = face::compare(a, any_face(), scoring);
    const FaceComparison other = face::compare(a, any_face(), scoring);
    const auto& [nearer, farther] = std::minmax(
        one, other, [](const FaceComparison& x, const FaceComparison& y) { return x.fused < y.fused; });
    RC_ASSERT(rank(nearer.outcome) <= rank(farther.outcome));
    RC_ASSERT(!nearer.certifies && !farther.certifies);
  }));
}
