// The embedded store: everything that the service knows, in one SQLite database in its state directory.
//
// What is sealed and what is not: the photos' bytes, the face templates and the prints of the photos are
// sealed under the master key (verify/store/sealer.hpp). What cameras wrote into the files, names, ID
// numbers, accounts, findings and the log of events lie in the database as they are, and are protected by the
// directory's mode (0700) and the disk's own encryption only.
//
// Durability: what a call acknowledged survives a power cut (WAL, synchronous=FULL). What a full disk or an
// I/O error stopped is undone, the database is whole, and the same call succeeds once there is room again.
#pragma once

#include "verify/store/offered_keys.hpp"
#include "verify/types/backup_store.hpp"
#include "verify/types/calibration_store.hpp"
#include "verify/types/case_store.hpp"
#include "verify/types/fact_store.hpp"
#include "verify/types/job_store.hpp"
#include "verify/types/learning_store.hpp"
#include "verify/types/like_faces.hpp"
#include "verify/types/link_store.hpp"
#include "verify/types/master_keys.hpp"
#include "verify/types/observation_store.hpp"
#include "verify/types/photo_store.hpp"
#include "verify/types/retention_store.hpp"
#include "verify/types/sample_store.hpp"
#include "verify/types/station_store.hpp"
#include "verify/types/store_check.hpp"

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>

namespace benefit::store {

/// The version of the schema that this program reads and writes.
std::int64_t schema_version();

/// A database of ours is in the directory.
bool holds_store(const std::filesystem::path& state_dir);

struct StoreOptions {
  /// An import sorts this many rows in memory (about 200 bytes each) before it writes them.
  std::size_t rows_per_run = 250'000;
  /// Of these it writes so many at a time (about 0.1 s); in between, others may write.
  std::size_t rows_per_transaction = 50'000;
  /// So many subjects' cases follow a run in one transaction (some tens of milliseconds).
  std::size_t subjects_per_transaction = 200;
  /// Reading connections that are kept open between uses.
  std::size_t idle_readers = 8;
  /// One of SQLite's virtual file systems; empty for the default one. Tests make it fail.
  std::string vfs{};
  /// The version of the program that opens it: noted with each schema that it makes.
  std::string program{};
};

/// Holds its state directory for as long as it lives: one process at a time. The ports are thread-safe and
/// live as long as the store; a BatchWriter has to go before it.
class SqliteStore {
 public:
  /// Makes the directory (mode 0700) and the database when they are not there; brings an older database up to
  /// date; removes imports that a killed process left half done, and frees the leases of its workers. Throws
  /// Failure: state_locked (another process holds the directory), schema_newer, corrupt (damaged, another
  /// program's database, or not under the master keys), disk_full, io.
  static std::unique_ptr<SqliteStore> open(const std::filesystem::path& state_dir, OfferedKeys keys,
                                           const StoreOptions& options = {});
  ~SqliteStore();
  SqliteStore(const SqliteStore&) = delete;
  SqliteStore& operator=(const SqliteStore&) = delete;

  FactStore& facts();
  PhotoStore& photos();
  CaseStore& cases();
  JobStore& jobs();
  LinkStore& links();
  CalibrationStore& calibrations();
  LikeFaceStore& like_faces();
  ObservationStore& observations();
  LearningStore& learning();
  SampleStore& samples();
  StationStore& stations();
  KeyedRequestStore& keyed_requests();
  MasterKeys& master_keys();
  RetentionStore& retention();
  AuditLog& audit();
  /// Backups in a folder; `clock` outlives them, and they have to go before the store.
  std::unique_ptr<BackupStore> backups(const std::filesystem::path& folder, const Clock& clock);
  /// Reads all of it, as it is at one moment, while others go on; minutes for a large store. Failure:
  /// cancelled when `progress` asks to stop.
  StoreCheck check(Progress& progress) const;

 private:
  struct Parts;
  explicit SqliteStore(std::unique_ptr<Parts> parts);

  std::unique_ptr<Parts> parts_;
};

}  // namespace benefit::store
