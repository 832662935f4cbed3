#include "verify/store/sqlite/store.hpp"

#include "verify/store/sqlite/batch_rows.hpp"
#include "verify/store/sqlite/database.hpp"
#include "verify/store/sqlite/database_check.hpp"
#include "verify/store/sqlite/recognise_keys.hpp"
#include "verify/store/sqlite/schema.hpp"
#include "verify/store/sqlite/sqlite_audit_log.hpp"
#include "verify/store/sqlite/sqlite_backup_store.hpp"
#include "verify/store/sqlite/sqlite_calibration_store.hpp"
#include "verify/store/sqlite/sqlite_case_store.hpp"
#include "verify/store/sqlite/sqlite_fact_store.hpp"
#include "verify/store/sqlite/sqlite_job_store.hpp"
#include "verify/store/sqlite/sqlite_learning_store.hpp"
#include "verify/store/sqlite/sqlite_like_face_store.hpp"
#include "verify/store/sqlite/sqlite_link_store.hpp"
#include "verify/store/sqlite/sqlite_master_keys.hpp"
#include "verify/store/sqlite/sqlite_observation_store.hpp"
#include "verify/store/sqlite/sqlite_photo_store.hpp"
#include "verify/store/sqlite/sqlite_retention_store.hpp"
#include "verify/store/sqlite/sqlite_sample_store.hpp"
#include "verify/store/sqlite/sqlite_station_store.hpp"
#include "verify/store/state_dir.hpp"
#include "verify/store/store_keys.hpp"

namespace benefit::store {
namespace {

RecognisedKeys recognised_keys(Database& database, OfferedKeys offered,
                               const std::filesystem::path& state_dir) {
  check_ours(database, state_dir);
  return recognise(database, std::move(offered), state_dir);
}

}  // namespace

struct SqliteStore::Parts {
  Parts(const std::filesystem::path& directory, OfferedKeys offered, const StoreOptions& options)
      : path(directory),
        program(options.program),
        state_dir(directory),
        database({state_dir.database(), options.vfs}, options.idle_readers),
        recognised(recognised_keys(database, std::move(offered), path)),
        keys(std::move(recognised.key), std::move(recognised.former)),
        master_keys(database, keys, std::move(recognised.next)),
        facts(database, {options.rows_per_run, options.rows_per_transaction}),
        photos(database, keys.sealer),
        cases(database, keys, options.subjects_per_transaction),
        jobs(database),
        links(database, path),
        calibrations(database),
        like_faces(database),
        observations(database),
        learning(database),
        samples(database),
        stations(database),
        keyed_requests(database),
        retention(database),
        audit(database, keys.signer) {
    migrate(database, path, keys.signer, program);
    keep_seal_check(database, keys.sealer);
    discard_leftovers(database, static_cast<std::int64_t>(options.rows_per_transaction));
    forget_former_process(database);
  }

  std::filesystem::path path;
  std::string program;
  StateDir state_dir;
  Database database;
  RecognisedKeys recognised;  // on their way to where they belong
  StoreKeys keys;
  SqliteMasterKeys master_keys;
  SqliteFactStore facts;
  SqlitePhotoStore photos;
  SqliteCaseStore cases;
  SqliteJobStore jobs;
  SqliteLinkStore links;
  SqliteCalibrationStore calibrations;
  SqliteLikeFaceStore like_faces;
  SqliteObservationStore observations;
  SqliteLearningStore learning;
  SqliteSampleStore samples;
  SqliteStationStore stations;
  SqliteKeyedRequestStore keyed_requests;
  SqliteRetentionStore retention;
  SqliteAuditLog audit;
};

SqliteStore::SqliteStore(std::unique_ptr<Parts> parts) : parts_(std::move(parts)) {}
SqliteStore::~SqliteStore() = default;

std::unique_ptr<SqliteStore> SqliteStore::open(const std::filesystem::path& state_dir, OfferedKeys keys,
                                               const StoreOptions& options) {
  return std::unique_ptr<SqliteStore>{
      new SqliteStore{std::make_unique<Parts>(state_dir, std::move(keys), options)}};
}

FactStore& SqliteStore::facts() { return parts_->facts; }
PhotoStore& SqliteStore::photos() { return parts_->photos; }
CaseStore& SqliteStore::cases() { return parts_->cases; }
JobStore& SqliteStore::jobs() { return parts_->jobs; }
LinkStore& SqliteStore::links() { return parts_->links; }
CalibrationStore& SqliteStore::calibrations() { return parts_->calibrations; }
LikeFaceStore& SqliteStore::like_faces() { return parts_->like_faces; }
ObservationStore& SqliteStore::observations() { return parts_->observations; }
LearningStore& SqliteStore::learning() { return parts_->learning; }
SampleStore& SqliteStore::samples() { return parts_->samples; }
StationStore& SqliteStore::stations() { return parts_->stations; }
KeyedRequestStore& SqliteStore::keyed_requests() { return parts_->keyed_requests; }
MasterKeys& SqliteStore::master_keys() { return parts_->master_keys; }
RetentionStore& SqliteStore::retention() { return parts_->retention; }
AuditLog& SqliteStore::audit() { return parts_->audit; }

std::unique_ptr<BackupStore> SqliteStore::backups(const std::filesystem::path& folder, const Clock& clock) {
  return std::make_unique<SqliteBackupStore>(parts_->database, parts_->keys, parts_->path, folder,
                                             parts_->program, clock);
}

StoreCheck SqliteStore::check(Progress& progress) const {
  Connection reader{parts_->database.file(), Connection::Mode::read};
  return check_database(reader, parts_->keys, progress);
}

}  // namespace benefit::store
