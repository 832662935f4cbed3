// A state directory made from a backup, while no service runs on it.
#pragma once

#include "verify/store/seal_key.hpp"
#include "verify/types/backup_store.hpp"
#include "verify/types/progress.hpp"

#include <filesystem>
#include <span>

namespace benefit::store {

/// The directory is made when it is not there. It has to be empty but for `beside`: files that may lie in it,
/// such as the master key. The database comes last, so that a directory has either all of it or none, and no
/// service starts on a half one. Throws Failure: conflict (not empty), state_locked, schema_newer, not_found;
/// forbidden (the backup was sealed with another master key); corrupt; disk_full, io; cancelled.
BackupManifest restore_backup(const std::filesystem::path& file, const std::filesystem::path& state_dir,
                              SealKey master, std::span<const std::filesystem::path> beside,
                              Progress& progress);

}  // namespace benefit::store
