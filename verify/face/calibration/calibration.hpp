// What a calibration found: at which score two photos may be called one person's, on the agency's own people,
// how often strangers come so near, and how sure that is (Q1; ISO/IEC 19795-1, 19795-10). A record: made once
// from the gallery, signed off by a person, kept, and void as soon as faces are measured in another way.
#pragma once

#include "verify/face/calibration/groups.hpp"
#include "verify/face/calibration/tail_fit.hpp"
#include "verify/face/calibration/threshold_for_fmr.hpp"
#include "verify/types/binomial_interval.hpp"
#include "verify/types/error.hpp"
#include "verify/types/photo.hpp"

#include <array>
#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace benefit::face {

/// The false-match rates that every calibration tells of; one of them is its target.
inline constexpr std::array calibrated_rates = {0.001, 0.0001};

/// What a group has at one false-match rate. Shares of pairs that share faces are counted by what these are
/// worth.
struct RatePoint {
  double fmr = 0;                     ///< asked for
  std::optional<double> threshold{};  ///< counted; nullopt: too few pairs
  /// Where the nearest of 2, of 3 enrolled photos counts: that of a half, of a third of the rate, so that a
  /// stranger passes by none of them more often than asked. nullopt: too few pairs.
  std::array<std::optional<double>, most_compared_photos - 1> of_several{};
  std::size_t pairs_missing = 0;                 ///< of independent worth; 0 with a threshold
  CountedShare counted{};                        ///< strangers of the group at or below the threshold
  std::optional<EstimateWithInterval> tail{};    ///< the threshold by the fitted tail
  std::optional<EstimateWithInterval> beyond{};  ///< the FMR at the counted threshold by the fitted tail
};

struct GroupCalibration {
  std::size_t enrolled = 0;  ///< people of the gallery, but for its cohort
  std::size_t faces = 0;     ///< of these, compared with each other
  std::size_t pairs = 0;
  bool all_pairs = false;           ///< of the faces, not a sample
  double pair_worth = 1;            ///< independent pairs that one counts for (pair_dependence.hpp)
  std::optional<NoTail> no_tail{};  ///< why there is no fitted tail
  std::array<RatePoint, calibrated_rates.size()> points{};
  /// Strangers at or below the one threshold that would be had without groups: what groups are for.
  CountedShare with_one_threshold{};
  /// Of the strangers' scores, evenly by rank (drift.hpp); empty without a threshold at the target.
  std::vector<float> quantiles{};
};

/// How many more people of the group it takes, at least, until the point has a threshold; 0 when it has.
std::size_t people_missing(const GroupCalibration& group, const RatePoint& point);

/// Photos of one person, by the years between them: each bound is the first of its band.
inline constexpr std::array years_between = {0, 2, 5, 10};
struct GenuineBand {
  CountedShare not_same;   ///< FNMR: not at or below their threshold
  CountedShare different;  ///< at or above the bound of *different*: a wrong F1
};

struct Calibration {
  std::string model_set;  ///< FaceTemplate::model_set of every face: networks, fusion and preprocessing
  std::vector<std::pair<std::string, std::string>> models;  ///< name and SHA-256 of every weight file
  double target = calibrated_rates[0];
  std::uint64_t seed = 0;
  std::size_t other_model_sets = 0;  ///< enrolled photos left out: measured by other networks
  std::vector<PhotoId> cohort;       ///< enrolled photos of the fixed cohort; empty: scores are as fused
  std::map<FaceGroup, GroupCalibration> groups;
  CountedShare across;     ///< strangers of two groups at or below the lower of their thresholds
  CountedShare relatives;  ///< the same of likely relatives: twins and siblings pass more often
  std::array<GenuineBand, years_between.size()> genuine;
  /// That the quantiles of all groups together stand for.
  double independent_pairs = 0;

  /// The highest score that certifies a person of the group of whom `photos` enrolled photos are compared (1
  /// .. most_compared_photos); nullopt: none does, a person decides.
  std::optional<double> threshold_for(FaceGroup group, std::size_t photos = 1) const;
  /// For photos of one person in two groups (she has grown older): the stricter one.
  std::optional<double> threshold_for(FaceGroup enrolled, FaceGroup collected, std::size_t photos = 1) const;
};

/// Two photos of one person, compared as strangers are.
struct GenuinePair {
  FaceGroup first, second;
  int years = 0;     ///< between them, 0 or more
  double score = 0;  ///< with both offsets taken off
  double fused = 0;  ///< without: what *different* goes by
};

struct CalibrationSettings {
  double target = calibrated_rates[0];
  std::size_t pairs_per_group = 1'000'000;
  std::optional<double> different{};  ///< FaceThresholds::different, which holds whatever is calibrated
};

/// Fills in what follows from the sample's pairs. Same sample, same result.
Calibration calibrate(const GallerySample& sample, const std::vector<KinHint>& kin,
                      const std::vector<GenuinePair>& genuine, const CalibrationSettings& settings);

/// The record as TOML, and back. bad_input for a text that to_toml() did not write.
std::string to_toml(const Calibration& calibration);
Expected<Calibration> parse_calibration(std::string_view toml);

}  // namespace benefit::face
