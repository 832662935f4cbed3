// A thread that does long work, one job after the other. The store is the queue: what is unfinished there and
// not paused is done, oldest first, also after a restart. Another runner may do other kinds of jobs meanwhile.
#pragma once

#include "verify/types/error.hpp"
#include "verify/types/job_store.hpp"
#include "verify/types/progress.hpp"
#include "verify/types/time.hpp"

#include <atomic>
#include <condition_variable>
#include <functional>
#include <map>
#include <mutex>
#include <optional>
#include <string>
#include <thread>

namespace benefit::jobs {

/// How jobs of one kind are done.
struct Work {
  /// Gives the job's result (JSON). Error `cancelled`, when a stop was requested, leaves the job unfinished,
  /// or as it was wished; any other error ends it. It may be called again with a job that was left unfinished
  /// or whose process died.
  std::function<Expected<std::string>(const Job& job, Progress& progress)> run;
  /// Called once the job's end is stored, and before that when the disk has no room for it: puts away what the
  /// job needed until then. Again, it does nothing. Of a job that is cancelled before it runs, by another thread
  /// than `run`.
  std::function<void(const Job& job)> put_away = [](const Job&) {};
};

class Runner {
 public:
  /// Of a failure that is not the job's own (the store is broken): how long to wait before another attempt.
  static constexpr std::chrono::seconds retry_after{10};

  /// Jobs of other kinds than those of `work` are left to other runners.
  Runner(JobStore& store, const Clock& clock, std::map<JobKind, Work> work);
  /// Stops.
  ~Runner();
  Runner(const Runner&) = delete;
  Runner& operator=(const Runner&) = delete;

  void start();
  /// There is something new in the store.
  void wake();
  /// Follows a wish that the store keeps (JobStore::wish; `job` is what it gave): the job in hand stops at its
  /// next safe point, one that was cancelled while it did not run is put away, one that goes on is begun.
  void heed(const Job& job);
  /// Asks the job in hand to stop at its next safe point; no other one is begun. Unfinished jobs stay so.
  void ask_to_stop();
  /// Asks and waits until it is done.
  void stop();

 private:
  void run();
  /// The oldest one that is unfinished and not paused.
  std::optional<Job> next_job() const;
  void run_job(JobId id);
  void take_in_hand(JobId id);
  void keep_end(JobId id, const Expected<std::string>& outcome);
  /// The job has stopped before its end, as it was wished.
  void leave(JobId id);
  Expected<std::string> outcome_of(const Job& job, Progress& progress);

  JobStore& store_;
  const Clock& clock_;
  const std::map<JobKind, Work> work_;
  std::atomic<bool> stop_{false};
  std::atomic<bool> wished_{false};  ///< that the job in hand stops
  std::mutex mutex_;                 ///< guards woken_, in_hand_ and what is made of wished_
  std::condition_variable changed_;
  std::optional<JobId> in_hand_;
  bool woken_ = true;  ///< the store may hold a job that has not been looked at
  std::thread thread_;
};

}  // namespace benefit::jobs
