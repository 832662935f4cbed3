// The port for calibrations of the faces (Q1): made once, signed off by a person, watched, never changed.
// All methods are thread-safe and throw Failure when the store itself is broken.
#pragma once

#include "verify/types/photo.hpp"
#include "verify/types/time.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace benefit {

struct CalibrationSignature {
  std::string user;
  Instant at;
};

struct KeptCalibration {
  CalibrationId id = 0;
  Instant made_at;
  std::string made_by;
  std::string record;  ///< TOML (verify/face/calibration)
  std::optional<CalibrationSignature> signature;
};

/// One look at the live scores of strangers (verify/face/calibration/drift.hpp).
struct DriftCheck {
  CalibrationId calibration = 0;
  Instant at;
  PhotoId last_photo = 0;   ///< the newest photo that was looked at
  std::int64_t scores = 0;  ///< of strangers
  double distance = 0;      ///< between the distributions, 0 .. 1
  double tail_share = 0;    ///< of scores at or below the calibration's lowest hundredth, 0 .. 1
  bool has_left = false;    ///< the calibration no longer holds
};

class CalibrationStore {
 public:
  virtual ~CalibrationStore() = default;

  virtual CalibrationId keep_calibration(std::string_view record, std::string_view made_by, Instant at) = 0;
  virtual std::optional<KeptCalibration> calibration(CalibrationId id) const = 0;
  /// nullopt when there is none.
  virtual std::optional<KeptCalibration> newest_calibration() const = 0;
  virtual std::optional<KeptCalibration> newest_signed_calibration() const = 0;
  /// false, and nothing changes, when there is no such calibration or it has been signed.
  virtual bool sign_calibration(CalibrationId id, std::string_view user, Instant at) = 0;

  virtual void keep_drift_check(const DriftCheck& check) = 0;
  /// Of one calibration, in order of time.
  virtual std::vector<DriftCheck> drift_checks(CalibrationId calibration) const = 0;
};

}  // namespace benefit
