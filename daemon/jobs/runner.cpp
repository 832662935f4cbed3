#include "daemon/jobs/runner.hpp"

#include "daemon/exception_name.hpp"
#include "daemon/jobs/stored_progress.hpp"

#include <chrono>
#include <exception>
#include <utility>

#include <fmt/format.h>
#include <spdlog/spdlog.h>

namespace benefit::jobs {

Runner::Runner(JobStore& store, const Clock& clock, std::map<JobKind, Work> work)
    : store_(store), clock_(clock), work_(std::move(work)) {}

Runner::~Runner() { stop(); }

void Runner::start() {
  thread_ = std::thread([this] { run(); });
}

void Runner::wake() {
  {
    const std::lock_guard lock(mutex_);
    woken_ = true;
  }
  changed_.notify_one();
}

void Runner::ask_to_stop() {
  {
    const std::lock_guard lock(mutex_);
    stop_ = true;
  }
  changed_.notify_one();
}

void Runner::stop() {
  ask_to_stop();
  if (thread_.joinable()) thread_.join();
}

void Runner::run() {
  std::unique_lock lock(mutex_);
  while (!stop_) {
    changed_.wait(lock, [this] { return woken_ || stop_; });
    woken_ = false;
    lock.unlock();
    bool store_failed = false;
    try {
      for (auto job = next_job(); job && !stop_; job = next_job()) run_job(job->id);
    } catch (const Failure& failure) {
      store_failed = true;
      spdlog::error("jobs: {}: {}", to_string(failure.error().code), failure.error().what);
    }
    lock.lock();
    if (store_failed) {
      changed_.wait_for(lock, retry_after, [this] { return stop_.load(); });
      woken_ = true;
    }
  }
}

std::optional<Job> Runner::next_job() const {
  for (Job& job : store_.unfinished())
    if (work_.contains(job.kind) && job.state != JobState::paused) return std::move(job);
  return std::nullopt;
}

void Runner::take_in_hand(JobId id) {
  const std::lock_guard lock(mutex_);
  in_hand_ = id;
  wished_ = false;
}

void Runner::heed(const Job& job) {
  const auto work = work_.find(job.kind);
  if (work == work_.end()) return;
  if (job.state == JobState::cancelled) work->second.put_away(job);
  {
    const std::lock_guard lock(mutex_);
    if (in_hand_ == job.id) wished_ = job.wish.has_value();
    woken_ = true;
  }
  changed_.notify_one();
}

void Runner::run_job(JobId id) {
  take_in_hand(id);
  // What was wished before it was in hand, the job says; what is wished from now on, heed() does.
  const std::optional<Job> job = store_.started(id, clock_.now());
  if (!job) return;
  if (job->wish) return leave(id);
  spdlog::info("job {} ({}) starts", id, to_string(job->kind));
  std::atomic<bool> told = false;  // once: a wish that is taken back meanwhile stops the work all the same
  StoredProgress progress(store_, id, clock_, [&] {
    if (stop_ || wished_) told = true;
    return told.load();
  });
  const Expected<std::string> outcome = outcome_of(*job, progress);
  if (!outcome && outcome.error().code == ErrorCode::cancelled && told) {
    if (!stop_ || wished_) return leave(id);
    spdlog::info("job {} goes on at the next start", id);
    return;
  }
  try {
    keep_end(id, outcome);
  } catch (const Failure& failure) {
    if (failure.error().code != ErrorCode::disk_full) throw;
    // What the job needed, an import's file, may be what fills the disk, and its end is what frees it.
    work_.at(job->kind).put_away(*job);
    keep_end(id, outcome);
  }
  spdlog::info("job {} ended: {}", id, outcome ? "done" : to_string(outcome.error().code));
  work_.at(job->kind).put_away(*job);
}

void Runner::keep_end(JobId id, const Expected<std::string>& outcome) {
  if (outcome)
    store_.finished(id, JobState::done, *outcome, std::nullopt, clock_.now());
  else
    store_.finished(id, JobState::failed, "", outcome.error(), clock_.now());
}

void Runner::leave(JobId id) {
  const Job job = store_.stopped(id, clock_.now());
  spdlog::info("job {} is {}", id, to_string(job.state));
  if (has_ended(job.state)) work_.at(job.kind).put_away(job);
}

Expected<std::string> Runner::outcome_of(const Job& job, Progress& progress) {
  try {
    return work_.at(job.kind).run(job, progress);
  } catch (const Failure& failure) {
    return tl::unexpected(failure.error());
  } catch (const std::exception& exception) {
    spdlog::error("job {}: unexpected {}", job.id, exception_name(exception));
    return tl::unexpected(
        Error{ErrorCode::internal, "the job ran into a bug", fmt::format("job {}", job.id), ""});
  }
}

}  // namespace benefit::jobs
