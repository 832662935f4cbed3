#include "verify/face/gallery/identification.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <map>
#include <numeric>

namespace benefit::face {
namespace {

constexpr std::size_t probes_between_reports = 4096;

/// Each person's rows, the newest photo last.
std::vector<std::vector<GalleryRow>> rows_by_person(const GalleryView& gallery) {
  std::vector<GalleryRow> rows(gallery.size());
  std::iota(rows.begin(), rows.end(), GalleryRow{0});
  std::ranges::sort(rows, {}, [&gallery](GalleryRow row) {
    const FacePhoto& face = gallery.face(row);
    return std::pair(face.person, face.photo);
  });
  std::vector<std::vector<GalleryRow>> people;
  for (const GalleryRow row : rows) {
    if (people.empty() || gallery.face(people.back().back()).person != gallery.face(row).person)
      people.emplace_back();
    people.back().push_back(row);
  }
  return people;
}

std::optional<double> nearest_own(const GalleryView& gallery, const std::vector<GalleryRow>& rows) {
  std::optional<double> nearest;
  for (std::size_t i = 0; i + 1 < rows.size(); ++i) {
    const double score = gallery.score(rows.back(), rows[i]);
    if (!nearest || score < *nearest) nearest = score;
  }
  return nearest;
}

}  // namespace

Expected<IdentificationTrials> try_identification(const GalleryView& gallery, const TrialOptions& options,
                                                  Progress& progress) {
  IdentificationTrials made;
  const auto people = rows_by_person(gallery);
  if (people.size() < 2) return made;
  made.people = people.size() - 1;

  const std::size_t count = std::min(options.most_trials, people.size());
  for (std::size_t first = 0; first < count; first += probes_between_reports) {
    if (progress.stop_requested())
      return tl::make_unexpected(
          Error{ErrorCode::cancelled, "the identification trials were stopped", {}, {}});
    const std::size_t end = std::min(count, first + probes_between_reports);
    std::vector<GalleryRow> probes;
    for (std::size_t i = first; i < end; ++i) {
      const auto& rows = people[i * people.size() / count];
      probes.push_back(rows.back());
      made.trials.push_back({.own = nearest_own(gallery, rows)});
    }
    const auto found = search_strangers(gallery, probes, {.most_people = 1, .threads = options.threads});
    for (std::size_t i = first; i < end; ++i)
      if (!found[i - first].empty()) made.trials[i].stranger = found[i - first].front().score;
    progress.report(identification_phase, static_cast<std::int64_t>(end), static_cast<std::int64_t>(count));
  }
  return made;
}

CountedShare false_positive_identification_rate(std::span<const IdentificationTrial> trials,
                                                IdentificationThreshold threshold) {
  const auto hits = std::ranges::count_if(trials, [threshold](const IdentificationTrial& trial) {
    return trial.stranger <= threshold.at_or_below;
  });
  return counted_share(static_cast<std::size_t>(hits), trials.size());
}

CountedShare false_negative_identification_rate(std::span<const IdentificationTrial> trials,
                                                IdentificationThreshold threshold) {
  std::size_t missed = 0, mated = 0;
  for (const IdentificationTrial& trial : trials) {
    if (!trial.own) continue;
    ++mated;
    if (*trial.own >= trial.stranger || *trial.own > threshold.at_or_below) ++missed;
  }
  return counted_share(missed, mated);
}

std::optional<IdentificationThreshold> identification_threshold(double fpir,
                                                                std::span<const IdentificationTrial> trials) {
  if (trials.empty()) return std::nullopt;
  std::vector<double> strangers;
  for (const IdentificationTrial& trial : trials) strangers.push_back(trial.stranger);
  // A hair more, so that 1/1000 of 1000 trials is one in spite of rounding.
  const double share = std::clamp(fpir, 0.0, 1.0) * (1 + 1e-12);
  const auto allowed = static_cast<std::size_t>(share * static_cast<double>(strangers.size()));
  if (allowed >= strangers.size()) return IdentificationThreshold{*std::ranges::max_element(strangers)};
  std::ranges::nth_element(strangers, strangers.begin() + static_cast<std::ptrdiff_t>(allowed));
  // Just below the first one that must not be found.
  return IdentificationThreshold{
      std::nextafter(strangers[allowed], -std::numeric_limits<double>::infinity())};
}

std::size_t trials_needed(double fpir) {
  return static_cast<std::size_t>(std::ceil(static_cast<double>(hits_needed) / fpir * (1 - 1e-12)));
}

std::optional<IdentificationThreshold> extrapolated_threshold(double fpir,
                                                              std::span<const IdentificationTrial> trials) {
  if (trials.size() < least_trials) return std::nullopt;
  std::vector<double> strangers;
  for (const IdentificationTrial& trial : trials) strangers.push_back(trial.stranger);
  std::ranges::sort(strangers);
  constexpr std::array shares = {0.25, 0.5, 0.75};
  std::array<double, 3> quartiles{};
  for (std::size_t i = 0; i < shares.size(); ++i)
    quartiles[i] = strangers[static_cast<std::size_t>(shares[i] * static_cast<double>(strangers.size() - 1))];

  // The law for scale 1 around 0: F(x) = 1 - exp(-exp(x)).
  const auto quantile = [](double share) { return std::log(-std::log1p(-share)); };
  const auto density = [](double share) { return -(1 - share) * std::log1p(-share); };
  const double width = quantile(shares[2]) - quantile(shares[0]);
  const double scale = (quartiles[2] - quartiles[0]) / width;
  const double steps = (quantile(fpir) - quantile(shares[1])) / width;
  const double wanted = quartiles[1] + steps * (quartiles[2] - quartiles[0]);

  // How far off sample quartiles are (David and Nagaraja 2003, 10.3). Two people are each other's nearest in
  // half of the trials at most: counted as half as many.
  const std::array weights = {-steps, 1.0, steps};
  double variance = 0;
  for (std::size_t i = 0; i < shares.size(); ++i)
    for (std::size_t j = 0; j < shares.size(); ++j) {
      const double low = shares[std::min(i, j)], high = shares[std::max(i, j)];
      variance += weights[i] * weights[j] * low * (1 - high) / (density(low) * density(high));
    }
  constexpr double one_sided_95_percent = 1.645;
  const double deviation = scale * std::sqrt(variance / (static_cast<double>(trials.size()) / 2));
  const double strict = wanted - one_sided_95_percent * deviation;
  if (strict < 0) return std::nullopt;
  return IdentificationThreshold{strict};
}

ChosenThreshold choose_threshold(double fpir, std::span<const IdentificationTrial> trials) {
  if (trials.size() >= trials_needed(fpir))
    return {identification_threshold(fpir, trials), ThresholdBasis::counted};
  const auto threshold = extrapolated_threshold(fpir, trials);
  return {threshold, threshold ? ThresholdBasis::extrapolated : ThresholdBasis::none};
}

}  // namespace benefit::face
