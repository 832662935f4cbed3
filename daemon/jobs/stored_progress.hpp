// A job's progress, on its way to the store: a few times a second, however often it is told.
#pragma once

#include "verify/types/job_store.hpp"
#include "verify/types/progress.hpp"
#include "verify/types/time.hpp"

#include <functional>
#include <mutex>
#include <optional>
#include <string>
#include <utility>

namespace benefit::jobs {

/// Thread-safe.
class StoredProgress final : public Progress {
 public:
  static constexpr std::chrono::milliseconds interval{250};

  /// `stop` says, from any thread, whether the job is to stop: the daemon goes down, or somebody wishes it.
  StoredProgress(JobStore& store, JobId job, const Clock& clock, std::function<bool()> stop)
      : store_(store), job_(job), clock_(clock), stop_(std::move(stop)) {}

  /// Stored when the phase is new, when the work is whole, or when the last one stored is `interval` ago.
  void report(std::string_view phase, std::int64_t done, std::int64_t total) override;
  bool stop_requested() const override { return stop_(); }

 private:
  JobStore& store_;
  const JobId job_;
  const Clock& clock_;
  const std::function<bool()> stop_;
  std::mutex mutex_;  ///< guards what follows
  std::string phase_;
  std::optional<Instant> stored_at_;
};

}  // namespace benefit::jobs
