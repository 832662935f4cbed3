#include "verify/match/link_accuracy.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <tuple>
#include <unordered_map>
#include <utility>

namespace benefit::match {
namespace {

constexpr std::size_t bins = 20;

/// The truth, by pair.
class Truth {
 public:
  explicit Truth(const std::vector<TruePair>& pairs) {
    for (const TruePair& pair : pairs) pairs_.emplace(key(pair.left_id, pair.right_id), &pair);
  }
  const TruePair* find(const JudgedLink& link) const {
    const auto found = pairs_.find(key(link.left_id, link.right_id));
    return found == pairs_.end() ? nullptr : found->second;
  }

 private:
  static std::string key(const std::string& left, const std::string& right) { return left + '\n' + right; }
  std::unordered_map<std::string, const TruePair*> pairs_;
};

bool is_unfindable(const TruePair& pair) {
  return std::find(pair.errors.begin(), pair.errors.end(), unfindable) != pair.errors.end();
}

/// Under which errors a pair is counted; what else was done to an unfindable one is not to blame.
std::vector<std::string> counted_errors(const TruePair& pair) {
  if (is_unfindable(pair)) return {unfindable};
  return pair.errors.empty() ? std::vector<std::string>{"none"} : pair.errors;
}

std::vector<CalibrationBin> calibrate(const std::vector<JudgedLink>& links, const Truth& truth) {
  std::vector<CalibrationBin> calibration(bins);
  for (const JudgedLink& link : links) {
    const auto at = static_cast<std::size_t>(std::clamp(link.probability, 0.0, 1.0) * bins);
    CalibrationBin& bin = calibration[std::min(at, bins - 1)];
    ++bin.links;
    bin.mean_probability += link.probability;
    bin.share_true += truth.find(link) != nullptr ? 1 : 0;
  }
  for (CalibrationBin& bin : calibration)
    if (bin.links > 0) {
      bin.mean_probability /= static_cast<double>(bin.links);
      bin.share_true /= static_cast<double>(bin.links);
    }
  return calibration;
}

}  // namespace

LinkAccuracy measure_accuracy(const std::vector<TruePair>& pairs, std::vector<JudgedLink> links,
                              double precision) {
  const Truth truth(pairs);
  LinkAccuracy accuracy;
  for (const TruePair& pair : pairs) ++(is_unfindable(pair) ? accuracy.unfindable : accuracy.findable);
  accuracy.links = static_cast<std::int64_t>(links.size());
  std::sort(links.begin(), links.end(),
            [](const JudgedLink& a, const JudgedLink& b) { return a.probability > b.probability; });

  accuracy.at_precision = {.probability = 1, .precision = 1, .recall = 0};
  for (const double probability : {0.5, 0.9, 0.95, 0.99})
    accuracy.at_probability.push_back({probability, 1, 0});
  double right = 0, counted = 0;
  for (std::size_t i = 0; i < links.size(); ++i) {
    const TruePair* const pair = truth.find(links[i]);
    if (pair == nullptr || !is_unfindable(*pair)) {
      ++counted;
      right += pair != nullptr ? 1 : 0;
    }
    if ((i + 1 < links.size() && links[i + 1].probability == links[i].probability) || counted == 0) continue;
    const LinkFigures figures{links[i].probability, right / counted,
                              accuracy.findable == 0 ? 0 : right / static_cast<double>(accuracy.findable)};
    if (figures.f1() > accuracy.best.f1()) accuracy.best = figures;
    if (figures.precision >= precision && figures.recall > accuracy.at_precision.recall)
      accuracy.at_precision = figures;
    for (LinkFigures& at : accuracy.at_probability)
      if (links[i].probability >= at.probability) at = {at.probability, figures.precision, figures.recall};
  }

  for (const TruePair& pair : pairs)
    for (const std::string& error : counted_errors(pair)) ++accuracy.by_error[error].of;
  for (const JudgedLink& link : links) {
    const TruePair* const pair = truth.find(link);
    if (pair == nullptr || accuracy.at_precision.recall == 0 ||
        link.probability < accuracy.at_precision.probability)
      continue;
    for (const std::string& error : counted_errors(*pair)) ++accuracy.by_error[error].found;
  }

  accuracy.calibration = calibrate(links, truth);
  for (const CalibrationBin& bin : accuracy.calibration)
    accuracy.expected_calibration_error += static_cast<double>(bin.links) *
                                           std::abs(bin.mean_probability - bin.share_true) /
                                           std::max<double>(1, static_cast<double>(links.size()));
  return accuracy;
}

}  // namespace benefit::match
