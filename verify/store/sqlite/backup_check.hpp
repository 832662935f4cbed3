// Whether the database that came out of a backup is the one that went in.
#pragma once

#include "verify/store/store_keys.hpp"
#include "verify/types/backup_store.hpp"
#include "verify/types/progress.hpp"

#include <filesystem>
#include <string>

namespace benefit::store {

/// `database` is the restored file, `backup` what it came from. Throws Failure: corrupt when the database is
/// damaged, or is not what the manifest says; cancelled when `progress` asks to stop.
void require_as_backed_up(const std::filesystem::path& database, const std::string& vfs,
                          const BackupManifest& manifest, const StoreKeys& keys,
                          const std::filesystem::path& backup, Progress& progress);

}  // namespace benefit::store
