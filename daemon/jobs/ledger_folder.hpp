// The folder in which ledgers wait to be fetched. They hold personal data: each is kept for a day.
#pragma once

#include "daemon/api/ledger_files.hpp"
#include "verify/types/job_store.hpp"
#include "verify/types/time.hpp"

#include <chrono>
#include <filesystem>

namespace benefit::jobs {

/// Thread-safe.
class LedgerFolder final : public api::LedgerFiles {
 public:
  static constexpr std::chrono::hours kept_for{24};

  /// Makes the folder when it is not there, for its owner only. Throws Failure (io).
  explicit LedgerFolder(std::filesystem::path folder);

  std::filesystem::path path_of(JobId job) const;
  Expected<std::string> read(JobId job, std::int64_t offset, std::size_t most) const override;
  void remove(JobId job) const;
  /// Removes everything but the ledgers of jobs that ended well less than kept_for ago.
  void sweep(const JobStore& jobs, Instant now) const;

 private:
  std::filesystem::path folder_;
};

}  // namespace benefit::jobs
