#include "verify/store/sqlite/store.hpp"

#include "store_queries.hpp"
#include "verify/store/sqlite/batch_rows.hpp"
#include "verify/store/sqlite/database.hpp"
#include "verify/store/sqlite/database_check.hpp"
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
#include "verify/store/sqlite/sqlite_observation_store.hpp"
#include "verify/store/sqlite/sqlite_photo_store.hpp"
#include "verify/store/sqlite/sqlite_sample_store.hpp"
#include "verify/store/sqlite/sqlite_station_store.hpp"
#include "verify/store/state_dir.hpp"
#include "verify/store/store_keys.hpp"

#include <array>

namespace benefit::store {
namespace {

/// Opens the sealed value that the database was made with, or makes it.
void check_key(Database& database, const Sealer& sealer, const std::filesystem::path& state_dir) {
  constexpr std::array<std::uint8_t, 4> known{'b', 'n', 'f', 't'};
  WriteTransaction transaction{database};
  bool is_new = false;
  {
    Statement select = transaction.statement(queries::select_seal_check);
    is_new = !select.step();
    if (!is_new && !sealer.open(Columns{select}.blob(), seal_check_context))
      throw Failure{Error{ErrorCode::corrupt,
                          "the master key is not the one that this state directory was made with",
                          state_dir.string(), "give the key file that belongs to it, or restore that file"}};
  }
  if (is_new) transaction.statement(queries::insert_seal_check).run(sealer.seal(known, seal_check_context));
  transaction.commit();
}

}  // namespace

struct SqliteStore::Parts {
  Parts(const std::filesystem::path& directory, SealKey key, const StoreOptions& options)
      : path(directory),
        program(options.program),
        state_dir(directory),
        keys(std::move(key)),
        database({state_dir.database(), options.vfs}, options.idle_readers),
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
        audit(database, keys.signer) {
    migrate(database, path, keys.signer, program);
    check_key(database, keys.sealer, path);
    discard_leftovers(database, static_cast<std::int64_t>(options.rows_per_transaction));
    forget_former_process(database);
  }

  std::filesystem::path path;
  std::string program;
  StateDir state_dir;
  StoreKeys keys;
  Database database;
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
  SqliteAuditLog audit;
};

SqliteStore::SqliteStore(std::unique_ptr<Parts> parts) : parts_(std::move(parts)) {}
SqliteStore::~SqliteStore() = default;

std::unique_ptr<SqliteStore> SqliteStore::open(const std::filesystem::path& state_dir, SealKey key,
                                               const StoreOptions& options) {
  return std::unique_ptr<SqliteStore>{
      new SqliteStore{std::make_unique<Parts>(state_dir, std::move(key), options)}};
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
