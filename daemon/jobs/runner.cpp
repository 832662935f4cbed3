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
      for (auto job = next_job(); job && !stop_; job = next_job()) run_job(*job);
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
    if (work_.contains(job.kind)) return std::move(job);
  return std::nullopt;
}

void Runner::run_job(const Job& job) {
  spdlog::info("job {} ({}) starts", job.id, to_string(job.kind));
  store_.started(job.id, clock_.now());
  StoredProgress progress(store_, job.id, clock_, stop_);
  const Expected<std::string> outcome = outcome_of(job, progress);
  if (!outcome && outcome.error().code == ErrorCode::cancelled && stop_) {
    spdlog::info("job {} goes on at the next start", job.id);
    return;
  }
  if (outcome)
    store_.finished(job.id, JobState::done, *outcome, std::nullopt, clock_.now());
  else
    store_.finished(job.id, JobState::failed, "", outcome.error(), clock_.now());
  spdlog::info("job {} ended: {}", job.id, outcome ? "done" : to_string(outcome.error().code));
  work_.at(job.kind).put_away(job);
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
