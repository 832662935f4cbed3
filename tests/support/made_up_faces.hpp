// Templates of nobody: random directions, and photos of one person around a direction.
#pragma once

#include "verify/face/compare.hpp"
#include "verify/types/photo.hpp"

#include <cmath>
#include <cstddef>
#include <cstdint>
#include <random>
#include <vector>

namespace benefit::test {

inline const face::Scoring made_up_scoring{.weights = {1, 1.5}, .thresholds = std::nullopt};

inline void make_unit_length(std::vector<float>& feature) {
  double squared = 0;
  for (const float value : feature) squared += static_cast<double>(value) * value;
  for (float& value : feature) value = static_cast<float>(value / std::sqrt(squared));
}

class MadeUpFaces {
 public:
  explicit MadeUpFaces(std::uint64_t seed, std::vector<std::size_t> lengths = {16, 24})
      : random_(seed), lengths_(std::move(lengths)) {}

  FaceTemplate face() {
    FaceTemplate made{.model_set = "made up", .features = {}};
    for (const std::size_t length : lengths_) {
      std::vector<float> feature(length);
      for (float& value : feature) value = normal_(random_);
      make_unit_length(feature);
      made.features.push_back(std::move(feature));
    }
    return made;
  }

  /// Another photo of it: `noise` 0 is the same template, 1 is half something else.
  FaceTemplate photo_of(const FaceTemplate& face, float noise) {
    FaceTemplate made = face;
    for (auto& feature : made.features) {
      const auto size = static_cast<float>(std::sqrt(static_cast<double>(feature.size())));
      for (float& value : feature) value += noise * normal_(random_) / size;
      make_unit_length(feature);
    }
    return made;
  }

 private:
  std::mt19937_64 random_;
  std::normal_distribution<float> normal_;
  std::vector<std::size_t> lengths_;
};

inline CitizenId made_up_person(std::uint64_t number) {
  return CitizenId::from_body(11010119500101000ULL + number % 1000 + number / 1000 * 100'000'000'000ULL);
}

inline EnrolledFace enrolled(std::uint64_t person, PhotoId photo, FaceTemplate face) {
  return {.photo = {.person = made_up_person(person), .photo = photo, .taken_on = {}, .received_at = {}},
          .face = std::move(face)};
}

}  // namespace benefit::test
