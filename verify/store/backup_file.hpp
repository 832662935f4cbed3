// The sealed file of a backup: its manifest, then the files in the manifest's order, byte by byte.
#pragma once

#include "verify/store/backup_key.hpp"
#include "verify/types/backup_store.hpp"
#include "verify/types/file_descriptor.hpp"
#include "verify/types/progress.hpp"

#include <filesystem>
#include <vector>

namespace benefit::store {

/// Reads all of an open file. Throws Failure: io.
BackedUpFile describe_file(std::string name, const FileDescriptor& file);

/// `contents` are the files of the manifest, in its order, as they were described. Throws Failure: disk_full,
/// io; cancelled when `progress` asks to stop. A file that was not finished is left to the caller to remove.
void write_backup_file(const std::filesystem::path& file, const BackupKey& key,
                       const BackupManifest& manifest, const std::vector<FileDescriptor>& contents,
                       Progress& progress);

/// What stands at the beginning. Errors: not_found, io, forbidden (sealed with another master key), corrupt.
Expected<BackupManifest> read_backup_manifest(const std::filesystem::path& file, const BackupKey& key);

/// Unseals the files into the folder, which is there and empty, and waits until they are on the disk. Throws
/// Failure: as read_backup_manifest; corrupt, too, when a file is not the one that was described; disk_full;
/// cancelled when `progress` asks to stop.
BackupManifest extract_backup(const std::filesystem::path& file, const BackupKey& key,
                              const std::filesystem::path& folder, Progress& progress);

}  // namespace benefit::store
