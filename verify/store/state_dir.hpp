// The directory in which a daemon keeps its state, held by one process at a time.
#pragma once

#include "verify/types/file_descriptor.hpp"

#include <filesystem>
#include <string_view>

namespace benefit::store {

// What lies in it.
inline constexpr std::string_view database_name = "benefitd.db", lock_name = "benefitd.lock";
/// While a backup is restored into it. With it and without a database the directory is half restored.
inline constexpr std::string_view restore_folder_name = "restore.work";

/// Makes a state directory (mode 0700), and the folders above it, when it is not there. Throws Failure: io,
/// disk_full.
void make_state_dir(const std::filesystem::path& path);

/// The directory is this process's until what is returned goes, or the process ends in whatever way (flock on
/// DIR/benefitd.lock). Throws Failure: state_locked, naming the process that holds it; io; disk_full.
FileDescriptor lock_state_dir(const std::filesystem::path& path);

/// Holds a state directory until it is destroyed.
class StateDir {
 public:
  /// Makes the directory when it is not there. Throws Failure: as lock_state_dir; conflict when a restore
  /// into the directory was not finished.
  explicit StateDir(const std::filesystem::path& path);

  /// The database file, made empty with mode 0600 when it was not there (its journals take their mode from
  /// it).
  const std::filesystem::path& database() const { return database_; }

 private:
  std::filesystem::path database_;
  FileDescriptor lock_;
};

}  // namespace benefit::store
