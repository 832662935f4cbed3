// The lower tail of impostor distances by extreme-value theory: how far a distance lies below a low one is
// distributed nearly as generalised Pareto, whatever the whole distribution (Pickands 1975, Balkema and de
// Haan 1974). So rates can be told that are rarer than the pairs that were counted, at the price of trusting
// the fit. Intervals by the profile likelihood (Coles 2001, 4.3.3), which stays honest where the normal
// approximation does not; pairs that are not independent count by their worth, as a composite likelihood is
// brought down to its information (Ribatet, Cooley and Davison 2012). They do not hold the error of the
// approximation itself. Used by the calibration of faces (Q1), beside the counted figures and never instead
// of them.
#pragma once

#include "verify/types/binomial_interval.hpp"

#include <cstddef>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include <tl/expected.hpp>

namespace benefit::face {

/// Why a tail says nothing.
enum class NoTail {
  too_thin,   ///< fewer pairs in the tail than `least_tail_pairs`
  ties,       ///< the tail's distances are all but equal
  irregular,  ///< it ends so abruptly, or is so heavy, that the likelihood is no guide (shape beyond +-1/2)
};
std::string_view to_string(NoTail why);

inline constexpr std::size_t least_tail_pairs = 50;
/// Rates under a tenth of a pair in all pairs are not told: the fit would be all there is.
inline constexpr double furthest_beyond_pairs = 10;

struct EstimateWithInterval {
  double value = 0;
  Interval interval;  ///< 95 %
};

class TailFit {
 public:
  /// Fits the lowest `tail_pairs` of `impostors` (distances, ascending) by maximum likelihood. `worth`
  /// (0 < worth <= 1) is how many independent pairs one pair counts for: it widens the intervals.
  static tl::expected<TailFit, NoTail> of(std::span<const float> impostors, std::size_t tail_pairs,
                                          double worth = 1);

  /// The share of impostor pairs at or below `threshold`. nullopt above the tail.
  std::optional<EstimateWithInterval> fmr_at(double threshold) const;
  /// The threshold at which the share `fmr` is accepted. nullopt when that lies above the tail, or further
  /// below it than `furthest_beyond_pairs` allows.
  std::optional<EstimateWithInterval> threshold_at(double fmr) const;

  double shape() const { return shape_; }  ///< xi, -1/2 .. 1/2; below 0: distances have a least one
  double scale() const { return scale_; }  ///< sigma, above 0
  double from() const { return from_; }    ///< the tail lies below this distance
  std::size_t tail_pairs() const { return excesses_.size(); }

 private:
  TailFit() = default;
  double log_likelihood(double shape, double scale) const;
  /// Above 0 where a likelihood lies within the 95 % of the greatest one.
  double within(double likelihood) const;
  /// How far off the logarithm of the tail's share may be at 95 %, as so many pairs were counted in it. It
  /// has nothing to do with the fit's own error, so the two add up in squares.
  double count_error() const;
  double best_with(double excess, double log_share) const;

  double from_ = 0;
  double shape_ = 0, scale_ = 0;
  double likelihood_ = 0;  ///< the greatest, its logarithm
  double share_ = 0;       ///< of all pairs that lie in the tail
  double pairs_ = 0;       ///< all
  double worth_ = 1;
  std::vector<double> excesses_;  ///< below `from_`, descending
};

/// How many of `pairs` to fit when rates up to `greatest_fmr` matter: the lowest fiftieth, as a narrower tail
/// lies nearer to the limit, at most 2000; but always twice as many as that rate takes.
std::size_t usual_tail_pairs(std::size_t pairs, double greatest_fmr);

}  // namespace benefit::face
