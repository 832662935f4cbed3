// How the photo of a collection is compared with the enrolled one: by the manifest's provisional thresholds,
// or by a calibration on the agency's own gallery that a person has signed off (Q1).
#pragma once

#include "verify/face/calibration/calibration.hpp"
#include "verify/face/cohort.hpp"
#include "verify/face/compare.hpp"

#include <span>
#include <string>
#include <vector>

namespace benefit::face {

/// One of the two photos that are compared.
struct DatedFace {
  Day taken_on;
  const FaceTemplate& face;
};

/// Two photos that are said to be `person`'s.
struct ClaimedPair {
  CitizenId person;
  DatedFace enrolled, collected;
};

/// Immutable; thread-safe.
class Comparer {
 public:
  /// Without a calibration: nothing certifies, the best outcome is *unsure*, and *different* is provisional.
  Comparer(Scoring scoring, std::string model_set);
  /// `cohort`: the calibration's, in any order. Of a calibration of another model set: Failure(internal).
  Comparer(Scoring scoring, CalibrationId id, Calibration calibration,
           const std::vector<FixedCohort::Member>& cohort);

  /// Names everything that an outcome depends on: comparisons of another standard are made anew.
  const std::string& standard() const { return standard_; }
  const std::string& model_set() const { return model_set_; }

  /// *Same* and *certifies* only where the calibration has a threshold for the person's group at both ages;
  /// *different* by the fused score alone, far from every threshold. Symmetric in the two photos. Throws
  /// Failure(internal) for a template of another model set.
  FaceComparison compare(const ClaimedPair& pair) const { return compare({&pair, 1}).front(); }
  /// The same for many: to the last bit what each comes to alone, and several times as fast.
  std::vector<FaceComparison> compare(std::span<const ClaimedPair> pairs) const;

  /// The score that the calibration's thresholds are for: fused, less both offsets. `without`: people whom a
  /// face must not be measured against.
  double score(const FaceTemplate& first, const FaceTemplate& second,
               std::span<const CitizenId> without) const;

  /// nullopt: the standard is provisional.
  const std::optional<Calibration>& calibration() const { return calibration_; }
  CalibrationId id() const { return id_; }  ///< 0 without a calibration

 private:
  FaceComparison fused_comparison(const ClaimedPair& pair) const;
  /// What the calibration makes of them, as far as it has a threshold for their person's group.
  void calibrate(std::span<const ClaimedPair> pairs, std::span<FaceComparison> comparisons) const;
  /// With a calibration only: for the person's group at both ages.
  std::optional<double> threshold_of(const ClaimedPair& pair) const;

  Scoring scoring_;
  std::string model_set_;
  std::optional<Calibration> calibration_;
  CalibrationId id_ = 0;
  FixedCohort cohort_{{}};
  std::string standard_;
};

}  // namespace benefit::face
