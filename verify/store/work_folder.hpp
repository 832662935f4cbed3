// A folder in the state directory for what nobody needs afterwards.
#pragma once

#include <filesystem>

namespace benefit::store {

/// Mode 0700. Its like of a killed process goes before, and it goes itself.
class WorkFolder {
 public:
  /// Throws Failure: io, disk_full.
  explicit WorkFolder(std::filesystem::path path);
  ~WorkFolder();
  WorkFolder(const WorkFolder&) = delete;
  WorkFolder& operator=(const WorkFolder&) = delete;

  const std::filesystem::path& path() const { return path_; }

 private:
  std::filesystem::path path_;
};

}  // namespace benefit::store
