// Backups of the embedded store: one sealed file each, with the database and the deliveries that wait for
// their import.
#pragma once

#include "verify/store/sqlite/database.hpp"
#include "verify/store/store_keys.hpp"
#include "verify/types/backup_store.hpp"

#include <filesystem>
#include <mutex>
#include <string>

namespace benefit::store {

/// Thread-safe. Everything handed in outlives it.
class SqliteBackupStore final : public BackupStore {
 public:
  /// `folder` is made (mode 0700) when it is not there yet, with the first backup. What a killed process left
  /// half done in it, or in the state directory, is removed here and now.
  SqliteBackupStore(Database& database, const StoreKeys& keys, std::filesystem::path state_dir,
                    std::filesystem::path folder, std::string program, const Clock& clock);

  Backup make(Progress& progress) override;
  Backup verify(std::string_view name, Progress& progress) override;
  std::vector<ListedBackup> list() const override;
  std::vector<std::string> keep_newest(std::size_t count) override;

 private:
  /// Throws Failure: as verify().
  BackupManifest require_restorable(const std::filesystem::path& file, const std::filesystem::path& beside,
                                    Progress& progress) const;
  /// Newest first.
  std::vector<std::string> names() const;

  Database& database_;
  const StoreKeys& keys_;
  std::filesystem::path state_dir_, folder_;
  std::string program_;
  const Clock& clock_;
  std::mutex one_at_a_time_;
};

}  // namespace benefit::store
