#include "verify/face/calibration/threshold_for_fmr.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

namespace benefit::face {
namespace {

constexpr double share_on_each_side = 0.025;

}  // namespace

std::size_t pairs_needed_for(double target, double worth) {
  return static_cast<std::size_t>(std::ceil(std::log(share_on_each_side) / std::log1p(-target) / worth));
}

std::variant<CountedThreshold, PairsMissing> threshold_for_fmr(std::span<const float> impostors,
                                                               double target, double worth) {
  const std::size_t needed = pairs_needed_for(target, worth);
  if (impostors.size() < needed) return PairsMissing{needed - impostors.size()};

  // The bound rises with the pairs accepted: the most that keep it.
  const auto pairs = static_cast<double>(impostors.size());
  std::size_t allowed = 0;
  std::size_t too_many = static_cast<std::size_t>(target * pairs) + 1;
  while (too_many - allowed > 1) {
    const std::size_t middle = allowed + (too_many - allowed) / 2;
    const double bound = interval_of_share(static_cast<double>(middle) * worth, pairs * worth).high;
    (bound <= target ? allowed : too_many) = middle;
  }
  const float refused = impostors[allowed];
  const auto accepted = std::ranges::lower_bound(impostors, refused) - impostors.begin();
  return CountedThreshold{std::nextafter(refused, -std::numeric_limits<float>::infinity()),
                          static_cast<std::size_t>(accepted)};
}

}  // namespace benefit::face
