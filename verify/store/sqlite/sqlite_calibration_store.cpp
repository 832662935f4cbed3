#include "verify/store/sqlite/sqlite_calibration_store.hpp"

#include "store_queries.hpp"

namespace benefit::store {
namespace {

std::optional<KeptCalibration> read_calibration(Statement& select) {
  if (!select.step()) return std::nullopt;
  Columns columns{select};
  KeptCalibration kept{.id = columns.integer(),
                       .made_at = columns.instant(),
                       .made_by = columns.text(),
                       .record = columns.text(),
                       .signature = std::nullopt};
  if (const auto signed_at = columns.optional(&Columns::instant))
    kept.signature = CalibrationSignature{columns.text(), *signed_at};
  return kept;
}

}  // namespace

CalibrationId SqliteCalibrationStore::keep_calibration(std::string_view record, std::string_view made_by,
                                                       Instant at) {
  WriteTransaction transaction{database_};
  const CalibrationId id = [&] {
    Statement insert = transaction.statement(queries::insert_calibration);
    insert.bind(at, made_by, record).step();
    return Columns{insert}.integer();
  }();
  transaction.commit();
  return id;
}

std::optional<KeptCalibration> SqliteCalibrationStore::calibration(CalibrationId id) const {
  ReadSnapshot snapshot{database_};
  Statement select = snapshot.statement(queries::select_calibration);
  return read_calibration(select.bind(id));
}

std::optional<KeptCalibration> SqliteCalibrationStore::newest_calibration() const {
  ReadSnapshot snapshot{database_};
  Statement select = snapshot.statement(queries::select_newest_calibration);
  return read_calibration(select.bind(false));
}

std::optional<KeptCalibration> SqliteCalibrationStore::newest_signed_calibration() const {
  ReadSnapshot snapshot{database_};
  Statement select = snapshot.statement(queries::select_newest_calibration);
  return read_calibration(select.bind(true));
}

bool SqliteCalibrationStore::sign_calibration(CalibrationId id, std::string_view user, Instant at) {
  WriteTransaction transaction{database_};
  const int changed = transaction.statement(queries::sign_calibration).run(at, user, id);
  transaction.commit();
  return changed == 1;
}

void SqliteCalibrationStore::keep_drift_check(const DriftCheck& check) {
  WriteTransaction transaction{database_};
  transaction.statement(queries::insert_drift_check)
      .run(check.calibration, check.at, check.last_photo, check.scores, check.distance, check.tail_share,
           check.has_left);
  transaction.commit();
}

std::vector<DriftCheck> SqliteCalibrationStore::drift_checks(CalibrationId calibration) const {
  ReadSnapshot snapshot{database_};
  Statement select = snapshot.statement(queries::select_drift_checks);
  select.bind(calibration);
  std::vector<DriftCheck> checks;
  while (select.step()) {
    Columns columns{select};
    checks.push_back({.calibration = columns.integer(),
                      .at = columns.instant(),
                      .last_photo = columns.integer(),
                      .scores = columns.integer(),
                      .distance = columns.real(),
                      .tail_share = columns.real(),
                      .has_left = columns.flag()});
  }
  return checks;
}

}  // namespace benefit::store
