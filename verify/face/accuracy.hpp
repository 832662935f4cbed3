// How well a score tells one person's photos from two people's (ISO/IEC 19795-1: verification).
#pragma once

#include <cstddef>
#include <optional>
#include <vector>

namespace benefit::face {

/// Distances: lower is more alike.
struct LabelledScores {
  std::vector<double> genuine;   ///< of pairs of one person
  std::vector<double> impostor;  ///< of pairs of two people
};

/// A pair is accepted when its score lies below `threshold`.
struct OperatingPoint {
  double threshold = 0;
  double true_accept_rate = 0;   ///< share of genuine pairs accepted, 0 .. 1
  double false_accept_rate = 0;  ///< share of impostor pairs accepted, at most the one asked for
};

/// The most permissive threshold at which at most one in `one_in` impostor pairs is accepted (1000: FAR 0.1
/// %). With n impostor pairs, floor(n / one_in) may be accepted: the threshold is the score of the next one.
/// Pairs that tie with it are all refused; nothing is interpolated. nullopt when either list is empty.
std::optional<OperatingPoint> accept_at_most(std::size_t one_in, const LabelledScores& scores);

struct BestAccuracy {
  double threshold = 0;
  double accuracy = 0;  ///< share of all pairs that are judged right, 0 .. 1
};

/// The threshold at which most pairs are judged right, the lowest of equally good ones. nullopt without
/// pairs.
std::optional<BestAccuracy> best_accuracy(const LabelledScores& scores);

}  // namespace benefit::face
