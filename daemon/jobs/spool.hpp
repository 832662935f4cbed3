// The folder in which delivered files wait for their import. A file is in it from the first byte received
// until its job has ended; what no job knows is swept out when the daemon starts.
#pragma once

#include "verify/types/sha256.hpp"

#include <cstdint>
#include <filesystem>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace benefit::jobs {

/// A file that is being received. Used from one thread at a time; destroyed without finish() it leaves
/// nothing.
class IncomingFile {
 public:
  /// A file that has been received whole and lies safely on the disk.
  struct Received {
    std::string name;    ///< in the spool folder
    std::string sha256;  ///< 64 hex digits
    std::int64_t bytes = 0;
  };

  /// Throws Failure (disk_full, io).
  explicit IncomingFile(std::filesystem::path folder);
  ~IncomingFile();
  IncomingFile(const IncomingFile&) = delete;
  IncomingFile& operator=(const IncomingFile&) = delete;

  /// Throws Failure (disk_full, io).
  void write(std::span<const char> bytes);
  /// Throws Failure (disk_full, io). From now on the file stays until Spool::remove.
  Received finish();

 private:
  std::filesystem::path folder_;
  std::string name_;
  int descriptor_ = -1;
  bool kept_ = false;
  std::int64_t bytes_ = 0;
  Sha256 hash_;
};

/// Thread-safe.
class Spool {
 public:
  /// Makes the folder when it is not there, for its owner only. Throws Failure (io).
  explicit Spool(std::filesystem::path folder);

  std::unique_ptr<IncomingFile> receive() const { return std::make_unique<IncomingFile>(folder_); }
  std::filesystem::path path_of(std::string_view name) const;
  void remove(std::string_view name) const;
  /// Removes every file but these.
  void keep_only(const std::vector<std::string>& names) const;

 private:
  std::filesystem::path folder_;
};

}  // namespace benefit::jobs
