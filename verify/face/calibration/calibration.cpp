#include "verify/face/calibration/calibration.hpp"

#include "verify/face/calibration/drift.hpp"
#include "verify/face/calibration/pair_dependence.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <span>

namespace benefit::face {
namespace {

std::size_t at_or_below(std::span<const float> ascending, double threshold) {
  return static_cast<std::size_t>(std::ranges::upper_bound(ascending, threshold) - ascending.begin());
}

RatePoint point_at(double fmr, std::span<const float> impostors, double worth,
                   const tl::expected<TailFit, NoTail>& tail) {
  RatePoint point{.fmr = fmr};
  if (tail) point.tail = tail->threshold_at(fmr);
  const auto found = threshold_for_fmr(impostors, fmr, worth);
  if (const auto* missing = std::get_if<PairsMissing>(&found)) {
    point.pairs_missing = missing->more;
    return point;
  }
  const auto& threshold = std::get<CountedThreshold>(found);
  point.threshold = threshold.threshold;
  point.counted = counted_share(threshold.accepted, impostors.size(), worth);
  if (tail) point.beyond = tail->fmr_at(threshold.threshold);
  for (std::size_t i = 0; i < point.of_several.size(); ++i) {
    const auto lower = threshold_for_fmr(impostors, fmr / static_cast<double>(i + 2), worth);
    if (const auto* counted = std::get_if<CountedThreshold>(&lower)) point.of_several[i] = counted->threshold;
  }
  return point;
}

GroupCalibration calibrated(const PairSample& pairs, std::size_t enrolled) {
  GroupCalibration group{
      .enrolled = enrolled, .faces = pairs.faces, .pairs = pairs.pairs.size(), .all_pairs = pairs.all};
  const std::vector<float> impostors = distances_of(pairs);
  const double greatest = calibrated_rates.front();
  // How matches gather on faces is told at the rate that decides, where there are most of them.
  group.pair_worth =
      worth_of_pair(pairs, static_cast<std::size_t>(greatest * static_cast<double>(impostors.size())));
  const auto tail = TailFit::of(impostors, usual_tail_pairs(impostors.size(), greatest), group.pair_worth);
  if (!tail) group.no_tail = tail.error();
  for (std::size_t i = 0; i < calibrated_rates.size(); ++i)
    group.points[i] = point_at(calibrated_rates[i], impostors, group.pair_worth, tail);
  return group;
}

/// How many pairs lie at or below the lower of their two groups' thresholds.
CountedShare accepted_of(const PairSample& pairs, const std::vector<SampledFace>& faces,
                         const Calibration& calibration) {
  std::size_t hits = 0;
  std::size_t trials = 0;
  for (const ImpostorPair& pair : pairs.pairs) {
    const auto threshold = calibration.threshold_for(faces[pair.first].group, faces[pair.second].group);
    if (!threshold) continue;
    ++trials;
    if (pair.distance <= *threshold) ++hits;
  }
  return counted_share(hits, trials, worth_of_pair(pairs, hits));
}

/// All groups' strangers together, ascending.
std::vector<float> pooled(const std::map<FaceGroup, PairSample>& within) {
  std::vector<float> all;
  for (const auto& [group, pairs] : within)
    for (const ImpostorPair& pair : pairs.pairs) all.push_back(pair.distance);
  std::ranges::sort(all);
  return all;
}

void count_genuine(Calibration& calibration, const std::vector<GenuinePair>& pairs,
                   std::optional<double> different) {
  for (const GenuinePair& pair : pairs) {
    const auto later = std::ranges::upper_bound(years_between, pair.years);
    GenuineBand& band = calibration.genuine[static_cast<std::size_t>(later - years_between.begin()) - 1];
    if (const auto threshold = calibration.threshold_for(pair.first, pair.second)) {
      ++band.not_same.trials;
      if (pair.score > *threshold) ++band.not_same.hits;
    }
    if (different) {
      ++band.different.trials;
      if (pair.fused >= *different) ++band.different.hits;
    }
  }
  for (GenuineBand& band : calibration.genuine)
    for (CountedShare* share : {&band.not_same, &band.different})
      *share = counted_share(share->hits, share->trials);
}

}  // namespace

std::size_t people_missing(const GroupCalibration& group, const RatePoint& point) {
  if (point.pairs_missing == 0) return 0;
  // n people make n (n - 1) / 2 pairs.
  const auto needed = static_cast<double>(group.pairs + point.pairs_missing);
  const double people = std::ceil((1 + std::sqrt(1 + 8 * needed)) / 2);
  return static_cast<std::size_t>(std::max(1.0, people - static_cast<double>(group.faces)));
}

std::optional<double> Calibration::threshold_for(FaceGroup group, std::size_t photos) const {
  const auto found = groups.find(group);
  if (found == groups.end()) return std::nullopt;
  const auto point = std::ranges::find(found->second.points, target, &RatePoint::fmr);
  if (point == found->second.points.end()) return std::nullopt;
  return photos == 1 ? point->threshold : point->of_several.at(photos - 2);
}

std::optional<double> Calibration::threshold_for(FaceGroup enrolled, FaceGroup collected,
                                                 std::size_t photos) const {
  const auto one = threshold_for(enrolled, photos);
  const auto other = threshold_for(collected, photos);
  if (!one || !other) return std::nullopt;
  return std::min(*one, *other);
}

Calibration calibrate(const GallerySample& sample, const std::vector<KinHint>& kin,
                      const std::vector<GenuinePair>& genuine, const CalibrationSettings& settings) {
  const ImpostorPairs pairs = sample.pairs(settings.pairs_per_group, kin);
  Calibration calibration;
  calibration.target = settings.target;
  for (const auto& [group, of_group] : pairs.within)
    calibration.groups.emplace(group, calibrated(of_group, sample.seen(group)));
  for (auto& [group, made] : calibration.groups) {
    if (!calibration.threshold_for(group)) continue;
    made.quantiles = kept_quantiles(distances_of(pairs.within.at(group)));
    calibration.independent_pairs += made.pair_worth * static_cast<double>(made.pairs);
  }

  const auto one = threshold_for_fmr(pooled(pairs.within), settings.target);
  if (const auto* threshold = std::get_if<CountedThreshold>(&one))
    for (auto& [group, made] : calibration.groups)
      made.with_one_threshold =
          counted_share(at_or_below(distances_of(pairs.within.at(group)), threshold->threshold), made.pairs,
                        made.pair_worth);

  calibration.across = accepted_of(pairs.across, sample.faces(), calibration);
  calibration.relatives = accepted_of(pairs.relatives, sample.faces(), calibration);
  count_genuine(calibration, genuine, settings.different);
  return calibration;
}

}  // namespace benefit::face
