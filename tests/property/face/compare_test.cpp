#include "verify/face/compare.hpp"

#include <algorithm>
#include <cmath>

#include <catch2/catch.hpp>
#include <rapidcheck.h>

using namespace benefit;

namespace {

constexpr face::FaceThresholds thresholds{.same = 0.6, .different = 1.05};

float unit_float() { return static_cast<float>(*rc::gen::inRange(-1000, 1001)) / 1000; }

/// Any descriptor of moderate size and any feature of length 1.
FaceTemplate any_face() {
  FaceTemplate face;
  face.model_set = "set";
  std::ranges::generate(face.dlib, [] { return unit_float() / 16; });
  face.arcface.resize(16);
  std::ranges::generate(face.arcface, unit_float);
  face.arcface[0] += 2;  // so that there is a length to divide by
  double length = 0;
  for (const float value : face.arcface) length += static_cast<double>(value) * value;
  for (float& value : face.arcface) value = static_cast<float>(value / std::sqrt(length));
  return face;
}

int rank(FaceOutcome outcome) { return static_cast<int>(outcome); }

}  // namespace

TEST_CASE("a comparison does not depend on the order of its faces") {
  REQUIRE(rc::check([] {
    const FaceTemplate a = any_face();
    const FaceTemplate b = any_face();
    const FaceComparison there = face::compare(a, b, thresholds);
    const FaceComparison back = face::compare(b, a, thresholds);
    RC_ASSERT(there.fused == back.fused);
    RC_ASSERT(there.dlib_distance == back.dlib_distance);
    RC_ASSERT(there.outcome == back.outcome);
  }));
}

TEST_CASE("a face is at distance 0 from itself") {
  REQUIRE(rc::check([] {
    const FaceTemplate a = any_face();
    const FaceComparison comparison = face::compare(a, a, thresholds);
    RC_ASSERT(comparison.fused == 0.0);
    RC_ASSERT(comparison.outcome == FaceOutcome::same);
  }));
}

TEST_CASE("distances lie in their ranges") {
  REQUIRE(rc::check([] {
    const FaceComparison comparison = face::compare(any_face(), any_face(), thresholds);
    RC_ASSERT(comparison.arcface_distance >= 0.0);
    RC_ASSERT(comparison.arcface_distance <= 2.0 + 1e-6);
    RC_ASSERT(comparison.dlib_distance >= 0.0);
  }));
}

TEST_CASE("a greater distance never gives an outcome nearer to the same person") {
  REQUIRE(rc::check([] {
    const FaceTemplate a = any_face();
    const FaceComparison one = face::compare(a, any_face(), thresholds);
    const FaceComparison other = face::compare(a, any_face(), thresholds);
    const auto& [nearer, farther] = std::minmax(
        one, other, [](const FaceComparison& x, const FaceComparison& y) { return x.fused < y.fused; });
    RC_ASSERT(rank(nearer.outcome) <= rank(farther.outcome));
    RC_ASSERT(!nearer.certifies && !farther.certifies);
  }));
}
