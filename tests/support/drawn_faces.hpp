// Faces that are drawn, not photographed: directions whose distances are known by how they are drawn.
#pragma once

#include "tests/support/made_up_faces.hpp"
#include "verify/types/citizen_id.hpp"

#include <cstdint>
#include <random>
#include <vector>

namespace benefit::test {

/// A person of the sex who was born on the first day of the year; up to 400 of a year.
inline CitizenId person_born(unsigned year, unsigned number, Sex sex) {
  const std::uint64_t date = year * 10'000ULL + 101;
  const std::uint64_t sequence = 2ULL * (number % 400) + (sex == Sex::male ? 1 : 0);
  return CitizenId::from_body((130'203ULL * 100'000'000ULL + date) * 1000ULL + sequence);
}

/// `common` (0 .. 1) of all faces of a look is the same for everybody: the larger, the more strangers look
/// alike.
struct Look {
  std::uint64_t number = 0;
  double common = 0;
};

constexpr std::size_t drawn_dimensions = 48;

inline std::vector<float> drawn_direction(std::uint64_t seed) {
  std::mt19937_64 dice(seed * 0x9E3779B97F4A7C15ULL + 1);
  std::normal_distribution<double> normal;
  std::vector<float> vector(drawn_dimensions);
  for (float& value : vector) value = static_cast<float>(normal(dice));
  make_unit_length(vector);
  return vector;
}

inline std::vector<float> mixed(const std::vector<float>& one, double weight,
                                const std::vector<float>& other) {
  std::vector<float> vector(one.size());
  for (std::size_t i = 0; i < one.size(); ++i)
    vector[i] = static_cast<float>(weight * one[i] + (1 - weight) * other[i]);
  make_unit_length(vector);
  return vector;
}

/// Somebody of the look; another seed is another human.
inline std::vector<float> drawn_face(const Look& look, std::uint64_t seed) {
  return mixed(drawn_direction(look.number), look.common, drawn_direction(1'000'000 + seed));
}

}  // namespace benefit::test
