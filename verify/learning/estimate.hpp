// From units drawn by lot to what is true of all units, with 95 % intervals.
//
// Each unit i of the frame was drawn independently with its own probability p_i > 0 (Poisson sampling). With
// y_i what is looked for (1 or 0, or an amount in fen) and w_i = 1 / p_i:
//
//   total     Horvitz and Thompson (1952, J. Am. Stat. Assoc. 47:663-685): sum over the drawn of w_i y_i,
//             unbiased whatever the y are. Variance, estimated: sum of (1 - p_i) (w_i y_i)^2 (Särndal,
//             Swensson and Wretman 1992, Model Assisted Survey Sampling, 3.5 and 5.2).
//   ratio     Hájek (1971), where the size of the whole is itself unknown: sum w y / sum w x. Variance by
//             linearisation: the residuals e_i = y_i - R x_i in the place of y_i, divided by (sum w x)^2
//             (Särndal et al., 5.6).
//
// Units that were drawn and have no answer (not looked at yet, or it cannot be decided) are not taken for
// right. Within a stratum the answered ones stand for all drawn (response homogeneity groups; Särndal et al.,
// 15.6): p_i becomes p_i r, r being the stratum's answered share of the weight. That is an assumption, so the
// two extremes are told beside the estimate: no unanswered unit is what is looked for, or each of them is.
// A stratum that was drawn from and has no answer at all is left out, and its units are counted as not
// covered.
//
// Intervals. With `few` events or more: estimate ± 1.96 standard errors. With fewer, a normal interval
// promises too much, down to no width at all for none found; then an exact one is used:
//   - equal weights, and a share of a known number: Clopper and Pearson (1934) on the answered units;
//   - otherwise, as for money: gamma (Fay and Feuer 1997, Stat. Med. 16:791-801), which is the exact Poisson
//     interval (Garwood 1936) when all weights are equal. What one more event would have weighed is the
//     greatest of w_i times the most that y_i could have been.
#pragma once

#include "verify/types/binomial_interval.hpp"

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace benefit::learning {

/// Fewer events than this are no matter for a normal interval.
inline constexpr std::int64_t few = 20;

enum class Method : std::uint8_t {
  normal,           ///< ± 1.96 standard errors
  clopper_pearson,  ///< exact, equal weights
  gamma,            ///< exact Poisson, generalised to unequal weights
};
std::string_view to_string(Method method);

struct DrawnUnit {
  std::string stratum;
  double probability = 1;  ///< 0 < p <= 1
  bool answered = false;
  double value = 0;  ///< y, not below 0; of no meaning without an answer
  double most = 1;   ///< what y could have been at most
};

struct Estimate {
  double value = 0;
  Interval interval{0, 0};
  Method method = Method::normal;
  std::int64_t events = 0;  ///< answered units with y > 0
  // The value if none of the drawn units without an answer had y > 0, and if each had y = most.
  double if_none_else = 0, if_all_else = 0;
};

/// How much of a sample has come back.
struct Response {
  std::int64_t drawn = 0, answered = 0;
  std::vector<std::string> without_answer;  ///< strata, in order; what is estimated is not of these
};
Response response_of(std::span<const DrawnUnit> sample);

/// Of all units of the frame but those in strata without any answer.
Estimate total_of(std::span<const DrawnUnit> sample);
/// The same, with y of 1 or 0, as a share of the `units` that those strata have in the frame; units > 0.
Estimate share_of(std::span<const DrawnUnit> sample, std::int64_t units);

/// As many as `share` is of `units`: a count and a share that are told in one sentence say the same, and
/// neither is more than there are.
Estimate count_of(const Estimate& share, std::int64_t units);
/// The same estimate, where the whole that it is of is no more than `most`.
Estimate cut_at(Estimate estimate, double most);

/// One of the units that a ratio is about: y <= x, both 0 or 1.
struct RatioUnit {
  double probability = 1;
  bool x = false, y = false;
};
/// sum y / sum x, of answered units whose probabilities hold the response already. Few events: exact for as
/// many independent units as those with x are worth (Kish 1965; Korn and Graubard 1998). Without any x it is
/// 0 .. 1.
Estimate ratio_of(std::span<const RatioUnit> units);
/// The probabilities with which the answered units were drawn and answered, in their order.
std::vector<double> answered_probabilities(std::span<const DrawnUnit> sample);

}  // namespace benefit::learning
