// A file that has its name only once it is whole.
#pragma once

#include <filesystem>

namespace benefit::store {

/// Waits until what was done to names in the directory is on the disk. Throws Failure: io.
void sync_directory(const std::filesystem::path& directory);

/// Beside the name that the file is to have, with ".partial" behind it. What an earlier, killed process left
/// there is removed, and so is the file itself unless it takes its name.
class PartialFile {
 public:
  explicit PartialFile(const std::filesystem::path& wanted);
  ~PartialFile();
  PartialFile(const PartialFile&) = delete;
  PartialFile& operator=(const PartialFile&) = delete;

  const std::filesystem::path& path() const { return path_; }
  /// Whoever wrote it has synced it. Replaces a file of that name. Throws Failure: io, disk_full.
  void take_name() const;

 private:
  std::filesystem::path wanted_;
  std::filesystem::path path_;
};

}  // namespace benefit::store
