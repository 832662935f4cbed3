// Sorting more index entries than memory holds: sorted runs in a file, and their merge.
#pragma once

#include "verify/types/file_descriptor.hpp"
#include "verify/types/link_store.hpp"

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <span>
#include <vector>

namespace benefit::store {

/// Used from one thread. Throws Failure: disk_full, io.
class EntrySpool {
 public:
  /// Its file lies in this folder, has no name, and goes with the spool, or with the process.
  explicit EntrySpool(const std::filesystem::path& folder);

  /// Adds entries that are in order.
  void add_run(std::span<const IndexEntry> entries);
  /// Of all runs.
  std::int64_t size() const { return end_; }
  /// All entries in order. Takes 1 MB of memory for each run.
  void for_each(const std::function<void(const IndexEntry&)>& visit) const;

 private:
  class RunReader;

  std::filesystem::path folder_;
  FileDescriptor file_;
  std::vector<std::int64_t> run_begins_;
  std::int64_t end_ = 0;
};

}  // namespace benefit::store
