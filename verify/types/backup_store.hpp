// The port for backups: sealed files that hold everything which the service knows.
// All methods throw Failure when a disk or the store itself is broken.
#pragma once

#include "verify/types/error.hpp"
#include "verify/types/progress.hpp"
#include "verify/types/time.hpp"

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace benefit {

/// The moment that a backup shows: what was acknowledged before `at` is in it, wholly.
struct BackupPoint {
  Instant at;
  std::int64_t audit_entry = 0;  ///< the newest one; 0: none
  std::string audit_hash;        ///< of that entry
  std::int64_t schema = 0;
};

/// One of the files in it.
struct BackedUpFile {
  std::string name;  ///< from the state directory on: "benefitd.db", "spool/delivery-..."
  std::int64_t bytes = 0;
  std::string sha256;
};

/// What a backup says of itself.
struct BackupManifest {
  std::string program;  ///< the version that made it
  BackupPoint point;
  std::map<std::string, std::int64_t> rows;  ///< by table
  std::vector<BackedUpFile> files;
};

struct Backup {
  std::string name;
  std::int64_t bytes = 0;  ///< of the sealed file
  std::string sha256;      ///< of the sealed file
  BackupManifest manifest;
};

/// One that lies in the folder. Nothing but its beginning has been read.
struct ListedBackup {
  std::string name;
  std::int64_t bytes = 0;
  Expected<BackupManifest> manifest;  ///< errors: forbidden (another master key), corrupt
};

class BackupStore {
 public:
  virtual ~BackupStore() = default;
  /// Makes one while others go on reading and writing. It has its name once it has been restored beside and
  /// found to hold what it should. One at a time. Failure: cancelled when `progress` asks to stop; disk_full;
  /// nothing is left of one that was not finished.
  virtual Backup make(Progress& progress) = 0;
  /// Restores one beside and looks whether it holds what it should. Failure: not_found; forbidden (sealed
  /// with another master key); corrupt.
  virtual Backup verify(std::string_view name, Progress& progress) = 0;
  /// Newest first.
  virtual std::vector<ListedBackup> list() const = 0;
  /// Removes all but the `count` newest ones; gives the names of those that went.
  virtual std::vector<std::string> keep_newest(std::size_t count) = 0;
};

}  // namespace benefit
