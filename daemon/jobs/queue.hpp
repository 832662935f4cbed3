// Puts jobs into the store and wakes the threads that do them.
#pragma once

#include "daemon/api/queue.hpp"
#include "daemon/jobs/runner.hpp"
#include "daemon/jobs/spool.hpp"

#include <functional>
#include <utility>
#include <vector>

namespace benefit::jobs {

/// Thread-safe. Everything handed in outlives it.
class Queue final : public api::JobQueue {
 public:
  /// `runners`: between them they know every kind of job.
  Queue(JobStore& store, const Clock& clock, std::vector<std::reference_wrapper<Runner>> runners)
      : store_(store), clock_(clock), runners_(std::move(runners)) {}

  JobId import_delivery(Feed feed, const std::string& delivery, std::optional<Encoding> encoding,
                        const api::Upload& upload, const std::string& requested_by,
                        const std::string& profile_sha256 = "") override;
  JobId verify(Day as_of, bool everyone, const std::string& requested_by,
               std::optional<Day> known_on = std::nullopt) override;
  JobId calibrate_faces(double target, const std::string& requested_by) override;
  JobId dedupe_faces(double fpir, const std::string& requested_by) override;
  JobId write_ledger(const pipeline::LedgerRequest& ledger, const std::string& requested_by) override;
  Expected<Job> wish(JobId job, JobWish wish) override;
  JobId make_backup(std::optional<std::size_t> keep, const std::string& requested_by) override;
  JobId verify_backup(const std::string& backup, const std::string& requested_by) override;
  JobId examine(const std::string& requested_by) override;
  JobId rotate_key(const std::string& from, const std::string& requested_by) override;
  JobId apply_retention(bool dry_run, const std::string& requested_by) override;

 private:
  JobId add(JobKind kind, const std::string& parameters, const std::string& requested_by);

  JobStore& store_;
  const Clock& clock_;
  std::vector<std::reference_wrapper<Runner>> runners_;
};

/// Removes from the spool folder what no unfinished import will ask for: files of requests that were cut off.
void sweep_spool(const JobStore& store, const Spool& spool);

}  // namespace benefit::jobs
