// A job store in memory that knows no partitions.
#pragma once

#include "verify/types/job_store.hpp"

#include <algorithm>
#include <condition_variable>
#include <mutex>

#include <spdlog/spdlog.h>

namespace benefit::test {

class FakeJobStore final : public JobStore {
 public:
  FakeJobStore() { spdlog::set_level(spdlog::level::off); }

  JobId add(JobKind kind, std::string_view parameters, std::string_view requested_by, Instant now) override {
    const std::lock_guard lock(mutex_);
    Job job;
    job.id = static_cast<JobId>(jobs_.size()) + 1;
    job.kind = kind;
    job.parameters = parameters;
    job.requested_by = requested_by;
    job.requested_at = now;
    jobs_.push_back(job);
    return job.id;
  }
  std::optional<Job> job(JobId id) const override {
    const std::lock_guard lock(mutex_);
    return jobs_.at(static_cast<std::size_t>(id) - 1);
  }
  std::vector<Job> jobs(std::int64_t) const override {
    const std::lock_guard lock(mutex_);
    return {jobs_.rbegin(), jobs_.rend()};
  }
  std::vector<Job> unfinished() const override {
    const std::lock_guard lock(mutex_);
    if (failures_ > 0) {
      --failures_;
      throw Failure({ErrorCode::io, "the store cannot be read", "store", ""});
    }
    std::vector<Job> result;
    for (const Job& job : jobs_)
      if (!has_ended(job.state)) result.push_back(job);
    return result;
  }
  std::optional<Job> started(JobId id, Instant now) override {
    const std::lock_guard lock(mutex_);
    if (at(id).state == JobState::paused || has_ended(at(id).state)) return std::nullopt;
    at(id).state = JobState::running;
    at(id).started_at = now;
    return at(id);
  }
  void progressed(JobId id, std::string_view phase, std::int64_t done, std::int64_t total) override {
    const std::lock_guard lock(mutex_);
    at(id).phase = phase;
    at(id).done = done;
    at(id).total = total;
    ++reports_;
  }
  void finished(JobId id, JobState state, std::string_view result, const std::optional<Error>& error,
                Instant now) override {
    const std::lock_guard lock(mutex_);
    if (full_) throw Failure({ErrorCode::disk_full, "no space", "store", ""});
    at(id).state = state;
    at(id).result = result;
    at(id).error = error;
    at(id).finished_at = now;
    ended_.notify_all();
  }
  Expected<Job> wish(JobId id, JobWish wish, Instant now) override {
    const std::lock_guard lock(mutex_);
    Job& job = at(id);
    if (has_ended(job.state)) return tl::unexpected(Error{ErrorCode::conflict, "it has ended", "job", ""});
    if (job.state == JobState::running) {
      job.wish = wish == JobWish::go_on ? std::nullopt : std::optional(wish);
    } else {
      become(job, wish, now);
    }
    return job;
  }
  Job stopped(JobId id, Instant now) override {
    const std::lock_guard lock(mutex_);
    become(at(id), at(id).wish.value_or(JobWish::go_on), now);
    return at(id);
  }
  void plan(JobId, std::span<const SubjectRange>) override {}
  bool plan_concerned(JobId, const RunBasis&, const ConcernedLimits&) override { return false; }
  std::optional<Partition> lease(JobId, std::string_view, Instant, Instant) override { return std::nullopt; }
  std::pair<std::int64_t, std::int64_t> partitions(JobId) const override { return {0, 0}; }
  std::int64_t subjects_checked(JobId) const override { return 0; }
  bool only_concerned(JobId) const override { return false; }
  RunChanges changes_of(JobId) const override { return {}; }
  std::optional<JobId> overtaken_by(JobId) const override { return std::nullopt; }

  /// Returns once the job is in this state.
  void wait_until(JobId id, JobState state) {
    std::unique_lock lock(mutex_);
    ended_.wait(lock, [&] { return at(id).state == state; });
  }
  /// Returns once the job has ended.
  Job wait_for(JobId id) {
    std::unique_lock lock(mutex_);
    ended_.wait(lock, [&] { return at(id).finished_at.has_value(); });
    return at(id);
  }
  int reports() const {
    const std::lock_guard lock(mutex_);
    return reports_;
  }
  /// Whether there is no room for the end of a job.
  void fill_disk(bool full) {
    const std::lock_guard lock(mutex_);
    full_ = full;
  }
  /// So many of the next reads fail.
  void fail_reads(int failures) {
    const std::lock_guard lock(mutex_);
    failures_ = failures;
  }

 private:
  void become(Job& job, JobWish wish, Instant now) {
    job.state = wish == JobWish::cancel  ? JobState::cancelled
                : wish == JobWish::pause ? JobState::paused
                                         : JobState::queued;
    job.wish.reset();
    if (job.state == JobState::cancelled) job.finished_at = now;
    ended_.notify_all();
  }
  Job& at(JobId id) { return jobs_.at(static_cast<std::size_t>(id) - 1); }

  mutable std::mutex mutex_;
  std::condition_variable ended_;
  std::vector<Job> jobs_;
  int reports_ = 0;
  bool full_ = false;
  mutable int failures_ = 0;
};

class ManualClock final : public Clock {
 public:
  Instant now() const override {
    const std::lock_guard lock(mutex_);
    return now_;
  }
  void advance(std::chrono::milliseconds by) {
    const std::lock_guard lock(mutex_);
    now_ += by;
  }

 private:
  mutable std::mutex mutex_;
  Instant now_{std::chrono::hours{24 * 17'600}};
};

}  // namespace benefit::test
