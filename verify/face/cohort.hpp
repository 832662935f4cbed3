// How near strangers come to a face. Some faces are near to everybody's (an old print, a blurred photo, a
// common look), so one distance means less for them than for others; a cohort of local faces says how much
// (cohort normalisation: Auckenthaler et al. 2000; adaptive: Sturim and Reynolds 2005).
#pragma once

#include "verify/face/compare.hpp"

#include <cstddef>
#include <optional>
#include <span>
#include <vector>

namespace benefit::face {

/// A template as one vector of length 1: 1 - the product of two is just their fused score.
std::vector<float> fused_vector(const FaceTemplate& face, const Scoring& scoring);

/// Of a cohort, the nearest ones count. Measured on 10, 20, 50 and 150: fewer are noise, more are no longer
/// lookalikes.
inline constexpr std::size_t nearest_strangers = 10;
/// The share of the mean distance to these that is taken off. Measured on 0 to 1: the whole of it, as in
/// AS-norm, helps at one error in a hundred and harms at one in a thousand.
inline constexpr double cohort_share = 0.5;

/// The mean of the `nearest_strangers` smallest distances; nullopt when there are fewer.
std::optional<double> mean_of_nearest(std::vector<double> distances);

/// The score of two faces, given the mean distance of each to its nearest strangers. Symmetric, and as
/// monotonic in `fused` as the fused score itself. From about -1 to 2.
double cohort_normalised(double fused, double first_mean, double second_mean);

/// A cohort that stays: other faces are held to it.
class FixedCohort {
 public:
  /// A face that is held to the cohort. Members who are one of `without` are left out, so that nobody is
  /// measured against himself.
  struct Face {
    std::span<const float> vector;  ///< fused_vector
    std::span<const CitizenId> without;
  };
  struct Member {
    CitizenId person;
    std::vector<float> vector;  ///< fused_vector
  };
  /// All vectors of one length.
  explicit FixedCohort(const std::vector<Member>& members);

  /// What is taken off every score of a face: its half of cohort_normalised(). 0 when fewer than
  /// `nearest_strangers` are left, for then nothing can be told. Thread-safe.
  double offset(const Face& face) const { return offsets({&face, 1}).front(); }
  /// The same for many: to the last bit what each has alone, and a tenth of the time.
  std::vector<double> offsets(std::span<const Face> faces) const;

  std::size_t size() const { return people_.size(); }

 private:
  double offset_by(std::span<const float> products, std::span<const CitizenId> without) const;

  std::vector<CitizenId> people_;
  std::vector<float> vectors_;  ///< one after the other
  std::size_t length_ = 0;      ///< of each
};

/// Faces of people (any number that stands for one), each the cohort of all others.
class Cohort {
 public:
  /// `vectors`: one fused_vector for each face, all of one length.
  Cohort(const std::vector<std::vector<float>>& vectors, std::vector<std::size_t> people);

  /// For the face `i`: its nearest strangers, when the person of face `other` is left out besides its own, so
  /// that no pair is measured against itself. nullopt when the cohort is too small.
  std::optional<double> mean_without(std::size_t i, std::size_t other) const;

 private:
  struct Neighbour {
    float distance;
    std::size_t person;
  };
  std::vector<std::size_t> people_;
  std::vector<std::vector<Neighbour>> strangers_;  ///< of each face, the nearest first
};

}  // namespace benefit::face
