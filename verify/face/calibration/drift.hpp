// Whether the scores of strangers still come from where the calibration was made. Two tests: the whole
// distribution (Kolmogorov and Smirnov, two samples), and the lower tail, of which the first sees little and
// on which the false-match rate depends (binomial). Used by the watch over a calibration of faces (Q1).
#pragma once

#include "verify/types/binomial_interval.hpp"

#include <cstddef>
#include <span>
#include <vector>

namespace benefit::face {

/// What a calibration keeps of a group's impostor scores: its least, 999 between and its greatest, evenly by
/// rank; empty for no scores. `ascending`: the scores in order.
std::vector<float> kept_quantiles(std::span<const float> ascending);
inline constexpr std::size_t quantile_steps = 1000;

/// The share of a group's impostor scores at or below `score`, 0 .. 1: straight between the kept quantiles,
/// which must not be empty. Ranks of all groups can be looked at together, whichever groups the live faces
/// come from.
double rank_among(std::span<const float> quantiles, double score);

enum class DriftAnswer {
  too_few,  ///< under `least_live_scores` live scores
  within,
  left,  ///< the calibration no longer holds for these scores
};

struct Drift {
  DriftAnswer answer = DriftAnswer::too_few;
  double distance = 0;           ///< the greatest gap between the distributions (D), 0 .. 1
  double distance_chance = 1;    ///< of so great a gap by chance
  double tail_share = 0;         ///< of live scores in the lowest hundredth of the reference
  Interval tail_interval;        ///< 95 %, exact
  double tail_chance = 1;        ///< of a share so far from 1 % by chance
  double significant_below = 0;  ///< the chance below which this look counts
};

/// `ranks`: of live scores of strangers, in any order, as independent as possible (one pair for each face).
/// `reference_pairs`: independent pairs that the kept quantiles stand for, above 0. `look`:
/// how many looks there were at this calibration with this one, from 1. Somebody who looks often enough sees
/// anything once, so all looks together raise a false alarm at most once in twenty calibrations: look number
/// j is granted 0.05 / (j (j + 1)), half of it for each of the two tests (Bonferroni). With many scores every
/// trifle is significant, so besides the gap must be at least `least_gap`, or the tail's share have left
/// 0.5 % .. 2 %.
Drift drift_from(double reference_pairs, std::span<const double> ranks, std::size_t look);
inline constexpr std::size_t least_live_scores = 200;
inline constexpr double least_gap = 0.03;

}  // namespace benefit::face
