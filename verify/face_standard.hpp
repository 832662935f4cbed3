// By which standard faces are compared now: that of the newest signed calibration while it holds, else the
// provisional one (Q1).
#pragma once

#include "verify/face/comparer.hpp"
#include "verify/types/calibration_store.hpp"
#include "verify/types/photo_store.hpp"

#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace benefit::pipeline {

/// What becomes of a calibration.
enum class CalibrationState {
  unsigned_off,  ///< nobody has signed it
  in_force,
  superseded,    ///< a newer one was signed
  other_models,  ///< void: faces are measured or fused in another way now
  incomplete,    ///< void: a photo of its cohort is gone
  left,          ///< the live scores have left it (drift)
};
std::string_view to_string(CalibrationState state);

/// What is known of the networks that measure faces.
struct FaceNetworks {
  face::Scoring scoring;
  std::string model_set;
  std::vector<std::pair<std::string, std::string>> files{};  ///< name and SHA-256 of every weight file
};

/// Thread-safe.
class FaceStandard {
 public:
  /// The provisional standard, until renew(). The ports outlive it.
  FaceStandard(FaceNetworks networks, const PhotoStore& photos, const CalibrationStore& calibrations);

  const FaceNetworks& networks() const { return networks_; }

  /// Stays as it is for whoever holds it.
  std::shared_ptr<const face::Comparer> current() const;

  /// Reads which calibration is in force: at start, and after one was signed or left. Throws Failure.
  void renew();

  CalibrationState state_of(const KeptCalibration& kept) const;

  /// The faces of a calibration's cohort, in the order of their photos, as today's networks see them; nullopt
  /// when a photo is gone.
  std::optional<std::vector<EnrolledFace>> cohort_of(const std::vector<PhotoId>& photos) const;

 private:
  struct Standing;
  Standing standing_of(const KeptCalibration& kept) const;

  const FaceNetworks networks_;
  const std::shared_ptr<const face::Comparer> provisional_;
  const PhotoStore& photos_;
  const CalibrationStore& calibrations_;
  mutable std::mutex mutex_;  ///< guards current_
  std::shared_ptr<const face::Comparer> current_;
};

}  // namespace benefit::pipeline
