#include "verify/face/calibration/pair_dependence.hpp"

#include <algorithm>
#include <unordered_map>

namespace benefit::face {

double worth_of_pair(const PairSample& sample, std::size_t accepted) {
  accepted = std::min(std::max(accepted, least_matches), sample.pairs.size());
  if (accepted == 0) return 1;
  const auto pairs = static_cast<double>(sample.pairs.size());
  const double rate = static_cast<double>(accepted) / pairs;
  if (rate >= 1) return 1;

  // Of each face: its matches less those expected of so many pairs.
  std::unordered_map<std::uint32_t, double> surplus;
  for (std::size_t i = 0; i < sample.pairs.size(); ++i) {
    const double error = (i < accepted ? 1 : 0) - rate;
    surplus[sample.pairs[i].first] += error;
    surplus[sample.pairs[i].second] += error;
  }
  double by_face = 0;
  for (const auto& [face, error] : surplus) by_face += error * error;
  // Every pair stands in both its faces' squares, and once of the two is wanted.
  const double independent = pairs * rate * (1 - rate);
  const double dependent = by_face - independent;
  return dependent > independent ? independent / dependent : 1;
}

}  // namespace benefit::face
