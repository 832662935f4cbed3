// Calibrations of the faces in SQLite.
#pragma once

#include "verify/store/sqlite/database.hpp"
#include "verify/types/calibration_store.hpp"

namespace benefit::store {

class SqliteCalibrationStore final : public CalibrationStore {
 public:
  explicit SqliteCalibrationStore(Database& database) : database_(database) {}

  CalibrationId keep_calibration(std::string_view record, std::string_view made_by, Instant at) override;
  std::optional<KeptCalibration> calibration(CalibrationId id) const override;
  std::optional<KeptCalibration> newest_calibration() const override;
  std::optional<KeptCalibration> newest_signed_calibration() const override;
  bool sign_calibration(CalibrationId id, std::string_view user, Instant at) override;
  void keep_drift_check(const DriftCheck& check) override;
  std::vector<DriftCheck> drift_checks(CalibrationId calibration) const override;

 private:
  Database& database_;
};

}  // namespace benefit::store
