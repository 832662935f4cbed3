#include "verify/face/accuracy.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <utility>

namespace benefit::face {
namespace {

std::vector<double> sorted(std::vector<double> scores) {
  std::ranges::sort(scores);
  return scores;
}

/// A threshold that still accepts this score.
double just_above(double score) { return std::nextafter(score, std::numeric_limits<double>::infinity()); }

double share_below(const std::vector<double>& scores, double threshold) {
  const auto below = std::ranges::count_if(scores, [threshold](double score) { return score < threshold; });
  return static_cast<double>(below) / static_cast<double>(scores.size());
}

}  // namespace

std::optional<OperatingPoint> accept_at_most(std::size_t one_in, const LabelledScores& scores) {
  if (scores.genuine.empty() || scores.impostor.empty()) return std::nullopt;
  const std::size_t accepted = scores.impostor.size() / one_in;
  const std::vector<double> impostor = sorted(scores.impostor);
  const double threshold = accepted == impostor.size() ? just_above(impostor.back()) : impostor[accepted];
  return OperatingPoint{threshold, share_below(scores.genuine, threshold),
                        share_below(scores.impostor, threshold)};
}

std::optional<BestAccuracy> best_accuracy(const LabelledScores& scores) {
  std::vector<std::pair<double, bool>> pairs;  // score, genuine
  for (const double score : scores.genuine) pairs.emplace_back(score, true);
  for (const double score : scores.impostor) pairs.emplace_back(score, false);
  if (pairs.empty()) return std::nullopt;
  std::ranges::sort(pairs);

  // With the threshold below every score all impostor pairs are judged right; each step upward past a score
  // wins a genuine pair or loses an impostor one.
  auto right = static_cast<std::ptrdiff_t>(scores.impostor.size());
  std::ptrdiff_t most = right;
  double threshold = pairs.front().first;
  for (std::size_t i = 0; i < pairs.size(); ++i) {
    right += pairs[i].second ? 1 : -1;
    const bool last = i + 1 == pairs.size();
    if (!last && pairs[i + 1].first == pairs[i].first) continue;
    if (right <= most) continue;
    most = right;
    threshold = last ? just_above(pairs[i].first) : pairs[i + 1].first;
  }
  return BestAccuracy{threshold, static_cast<double>(most) / static_cast<double>(pairs.size())};
}

}  // namespace benefit::face
