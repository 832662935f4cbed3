// JobStore in SQLite.
#pragma once

#include "verify/store/sqlite/database.hpp"
#include "verify/types/job_store.hpp"

namespace benefit::store {

/// Thread-safe. Steps on a job that is not there throw Failure(internal).
class SqliteJobStore final : public JobStore {
 public:
  explicit SqliteJobStore(Database& database) : database_(database) {}

  JobId add(JobKind kind, std::string_view parameters, std::string_view requested_by, Instant now) override;
  std::optional<Job> job(JobId id) const override;
  std::vector<Job> jobs(std::int64_t limit) const override;
  std::vector<Job> unfinished() const override;
  std::optional<Job> started(JobId id, Instant now) override;
  void progressed(JobId id, std::string_view phase, std::int64_t done, std::int64_t total) override;
  void finished(JobId id, JobState state, std::string_view result, const std::optional<Error>& error,
                Instant now) override;
  Expected<Job> wish(JobId id, JobWish wish, Instant now) override;
  Job stopped(JobId id, Instant now) override;
  void plan(JobId id, std::span<const SubjectRange> ranges) override;
  bool plan_concerned(JobId id, const RunBasis& basis, const ConcernedLimits& limits) override;
  std::optional<Partition> lease(JobId id, std::string_view worker, Instant now, Instant until) override;
  std::pair<std::int64_t, std::int64_t> partitions(JobId id) const override;
  RunChanges changes_of(JobId id) const override;
  std::int64_t subjects_checked(JobId id) const override;
  std::optional<JobId> overtaken_by(JobId id) const override;
  bool only_concerned(JobId id) const override;

 private:
  Database& database_;
};

/// Frees what workers of an earlier holder of the state directory had leased: they ended with it.
void forget_former_process(Database& database);

}  // namespace benefit::store
