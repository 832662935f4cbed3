// How often a 1:N search names a stranger, and how often it misses its person: what its threshold rests on
// (ISO/IEC 19795-1: FPIR and FNIR). Never the 1:1 threshold: its error rate is of one pair, this one's of a
// search through all.
#pragma once

#include "verify/face/gallery/gallery.hpp"
#include "verify/face/gallery/search.hpp"
#include "verify/types/binomial_interval.hpp"
#include "verify/types/error.hpp"
#include "verify/types/like_faces.hpp"
#include "verify/types/progress.hpp"

#include <cstddef>
#include <limits>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

namespace benefit::face {

/// The phase that try_identification() tells of, in probes.
inline constexpr std::string_view identification_phase = "identification";

/// One search, with somebody's newest photo (the one of the highest id).
struct IdentificationTrial {
  /// Score of the nearest photo of somebody else: as if the person were not enrolled.
  double stranger = std::numeric_limits<double>::infinity();
  std::optional<double> own{};  ///< score of the nearest other photo of the person's own, when there is one
};

struct IdentificationTrials {
  std::vector<IdentificationTrial> trials;
  /// People in the gallery of each trial but for the probe's own: the N that its rates are of.
  std::size_t people = 0;
};

struct TrialOptions {
  /// Of more people than this, evenly spaced ones (by citizen number) are the probes.
  std::size_t most_trials = 10'000;
  unsigned threads = 1;
};

/// Leaves each person out of the gallery in turn and searches for him. One trial for each person, for a
/// person's photos are no independent trials. Empty with fewer than two people. Errors: cancelled.
Expected<IdentificationTrials> try_identification(const GalleryView& gallery, const TrialOptions& options,
                                                  Progress& progress);

// The intervals of both rates are as of independent trials, which searches of one gallery nearly are.

/// FPIR: the share of people not enrolled whose search finds anybody at or below the threshold.
CountedShare false_positive_identification_rate(std::span<const IdentificationTrial> trials,
                                                IdentificationThreshold threshold);

/// FNIR at rank 1: the share of people with another photo who are not found first, or not at or below the
/// threshold. A stranger who is just as near counts as found first.
CountedShare false_negative_identification_rate(std::span<const IdentificationTrial> trials,
                                                IdentificationThreshold threshold);

/// The highest threshold at which at most the share `fpir` (0 .. 1) of the trials finds a stranger. Nothing
/// is interpolated: with fewer than 1 / fpir trials it lies below them all, and the interval of its rate says
/// how little that proves. nullopt without trials.
std::optional<IdentificationThreshold> identification_threshold(double fpir,
                                                                std::span<const IdentificationTrial> trials);

/// Hits that a counted threshold rests on at least: with 30 of them the true rate lies within about a third
/// of the counted one (Doddington's rule of 30, ISO/IEC 19795-1).
inline constexpr std::size_t hits_needed = 30;
/// With fewer trials than this nothing is extrapolated.
inline constexpr std::size_t least_trials = 25;

/// Trials from which a threshold for this rate can be counted: `hits_needed` / fpir, rounded up.
std::size_t trials_needed(double fpir);

/// For a rate too rare to be counted among so few trials: the law of the least of many distances (Gumbel
/// 1958) is fitted to the quartiles of the strangers' scores, which a few people enrolled twice do not move,
/// and carried on to where it says `fpir` (above 0, at most 0.25); of that the lower 95 % confidence bound.
/// So it is strict, the stricter the fewer the people. The law knows nothing of twins. nullopt with fewer
/// than `least_trials` trials, or when it says that no score is low enough.
std::optional<IdentificationThreshold> extrapolated_threshold(double fpir,
                                                              std::span<const IdentificationTrial> trials);

struct ChosenThreshold {
  std::optional<IdentificationThreshold> threshold;  ///< nullopt: nothing can be said of so few people
  ThresholdBasis basis = ThresholdBasis::none;
};

/// Counted where there are `trials_needed`, else extrapolated. Somebody enrolled twice is a stranger to
/// himself in the trials, so that real doubles make a counted threshold stricter than it had to be.
ChosenThreshold choose_threshold(double fpir, std::span<const IdentificationTrial> trials);

}  // namespace benefit::face
