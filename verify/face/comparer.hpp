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
  PhotoId photo = 0;  ///< names it in the answer
};

/// A photo that is said to be `person`'s, and enrolled ones of that person: 1 .. most_compared_photos.
struct Claim {
  CitizenId person;
  std::vector<DatedFace> enrolled;  ///< the newest first
  DatedFace collected;
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

  /// By the enrolled photo nearest to the collected one. *Same* and *certifies* only where the calibration
  /// has a threshold for so many photos and the person's group at all their ages; where it has one for fewer
  /// photos only, the older ones are passed over. *Different* by the fused score alone, of all photos, far
  /// from every threshold. With one enrolled photo symmetric in the two. Throws Failure(internal) for a
  /// template of another model set.
  FaceComparison compare(const Claim& claim) const { return compare({&claim, 1}).front(); }
  /// The same for many: to the last bit what each comes to alone, and several times as fast.
  std::vector<FaceComparison> compare(std::span<const Claim> claims) const;

  /// The score that the calibration's thresholds are for: fused, less both offsets. `without`: people whom a
  /// face must not be measured against.
  double score(const FaceTemplate& first, const FaceTemplate& second,
               std::span<const CitizenId> without) const;

  /// nullopt: the standard is provisional.
  const std::optional<Calibration>& calibration() const { return calibration_; }
  CalibrationId id() const { return id_; }  ///< 0 without a calibration

 private:
  struct Scored;
  /// The comparison with each enrolled photo, as far as it goes without a calibration.
  std::vector<Scored> fused_scores(const Claim& claim) const;
  /// With a calibration only: gives scores and thresholds to as many of each claim's photos as it has a
  /// threshold for.
  void calibrate(std::span<const Claim> claims, std::span<std::vector<Scored>> scored) const;
  /// With a calibration only: of the newest enrolled photos, as many as it has thresholds for; empty: none.
  std::vector<double> thresholds_of(const Claim& claim) const;
  FaceComparison decided(std::vector<Scored> scored) const;

  Scoring scoring_;
  std::string model_set_;
  std::optional<Calibration> calibration_;
  CalibrationId id_ = 0;
  FixedCohort cohort_{{}};
  std::string standard_;
};

}  // namespace benefit::face
