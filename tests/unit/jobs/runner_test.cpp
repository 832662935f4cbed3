#include "daemon/jobs/runner.hpp"

#include "tests/unit/jobs/fake_job_store.hpp"

#include <atomic>
#include <future>
#include <stdexcept>
#include <vector>

#include <catch2/catch.hpp>

using namespace benefit;
using namespace benefit::test;
using jobs::Runner;
using jobs::Work;

namespace {

constexpr JobKind kind = JobKind::verify;

Work work(std::function<Expected<std::string>(const Job&, Progress&)> run) {
  return {std::move(run), [](const Job&) {}};
}

}  // namespace

TEST_CASE("jobs are done one after the other, oldest first, and their results kept") {
  FakeJobStore store;
  const ManualClock clock;
  std::vector<JobId> order;
  Runner runner(store, clock, {{kind, work([&](const Job& job, Progress&) -> Expected<std::string> {
                                  order.push_back(job.id);
                                  return "{\"of\":" + job.parameters + "}";
                                })}});
  store.add(kind, "1", "ann", clock.now());
  store.add(kind, "2", "ann", clock.now());
  runner.start();
  const Job last = store.wait_for(2);
  CHECK(last.state == JobState::done);
  CHECK(last.result == "{\"of\":2}");
  CHECK(last.started_at == clock.now());
  CHECK(order == std::vector<JobId>{1, 2});
}

TEST_CASE("a job that is added later wakes the thread") {
  FakeJobStore store;
  const ManualClock clock;
  Runner runner(store, clock,
                {{kind, work([](const Job&, Progress&) { return Expected<std::string>("{}"); })}});
  runner.start();
  for (int i = 0; i < 3; ++i) {
    const JobId job = store.add(kind, "", "ann", clock.now());
    runner.wake();
    CHECK(store.wait_for(job).state == JobState::done);
  }
}

TEST_CASE("an error, a failure and a bug each end the job and only it") {
  FakeJobStore store;
  const ManualClock clock;
  Runner runner(store, clock,
                {{kind, work([](const Job& job, Progress&) -> Expected<std::string> {
                    if (job.id == 1)
                      return tl::unexpected(Error{ErrorCode::bad_input, "not a CSV", "line 1", "mend it"});
                    if (job.id == 2) throw Failure({ErrorCode::disk_full, "no space", "store", ""});
                    if (job.id == 3) throw std::runtime_error("a name that must not be told");
                    return "{}";
                  })}});
  for (int i = 0; i < 4; ++i) store.add(kind, "", "ann", clock.now());
  runner.start();
  CHECK(store.wait_for(1).state == JobState::failed);
  CHECK(store.wait_for(1).error == Error{ErrorCode::bad_input, "not a CSV", "line 1", "mend it"});
  CHECK(store.wait_for(2).error->code == ErrorCode::disk_full);
  const Job bug = store.wait_for(3);
  CHECK(bug.error->code == ErrorCode::internal);
  CHECK(bug.error->what.find("name") == std::string::npos);
  CHECK(store.wait_for(4).state == JobState::done);
}

TEST_CASE("a stop reaches the job in hand, which stays unfinished and is taken up by the next runner") {
  FakeJobStore store;
  const ManualClock clock;
  store.add(kind, "", "ann", clock.now());
  {
    std::promise<void> begun;
    Runner runner(store, clock, {{kind, work([&](const Job&, Progress& progress) -> Expected<std::string> {
                                    begun.set_value();
                                    while (!progress.stop_requested()) std::this_thread::yield();
                                    return tl::unexpected(Error{ErrorCode::cancelled, "stopped", "", ""});
                                  })}});
    runner.start();
    begun.get_future().wait();
    runner.stop();
  }
  CHECK(store.job(1)->state == JobState::running);
  Runner next(store, clock,
              {{kind, work([](const Job&, Progress&) { return Expected<std::string>("{}"); })}});
  next.start();
  CHECK(store.wait_for(1).state == JobState::done);
}

TEST_CASE("a stop begins no other job") {
  FakeJobStore store;
  const ManualClock clock;
  store.add(kind, "", "ann", clock.now());
  store.add(kind, "", "ann", clock.now());
  std::promise<void> begun;
  std::promise<void> asked;
  std::atomic<int> runs = 0;
  Runner runner(store, clock, {{kind, work([&](const Job&, Progress&) -> Expected<std::string> {
                                  if (++runs == 1) begun.set_value();
                                  asked.get_future().wait();
                                  return "{}";
                                })}});
  runner.start();
  begun.get_future().wait();
  runner.ask_to_stop();
  asked.set_value();
  runner.stop();
  CHECK(runs == 1);
  CHECK(store.job(1)->state == JobState::done);
  CHECK(store.job(2)->state == JobState::queued);
}

TEST_CASE("what a job needed is put away once its end is stored") {
  FakeJobStore store;
  const ManualClock clock;
  std::promise<JobState> state;
  Runner runner(store, clock,
                {{kind,
                  {[](const Job&, Progress&) { return Expected<std::string>("{}"); },
                   [&](const Job& job) { state.set_value(store.job(job.id)->state); }}}});
  store.add(kind, "", "ann", clock.now());
  runner.start();
  CHECK(state.get_future().get() == JobState::done);
}

TEST_CASE("a runner that is stopped while its store fails ends at once") {
  FakeJobStore store;
  store.fail_reads(1'000'000);
  const ManualClock clock;
  Runner runner(store, clock, {});
  runner.start();
  runner.stop();
  SUCCEED();
}

namespace {

/// Works until it is told to stop, and says when it has begun.
class Endless {
 public:
  Work work() {
    return {[this](const Job& job, Progress& progress) -> Expected<std::string> {
              begun_.push(job.id);
              while (!progress.stop_requested()) std::this_thread::yield();
              return tl::unexpected(Error{ErrorCode::cancelled, "stopped", "", ""});
            },
            [this](const Job& job) { put_away_.push(job.id); }};
  }
  JobId begun() { return begun_.pop(); }
  JobId put_away() { return put_away_.pop(); }
  bool has_put_away() { return !put_away_.empty(); }

 private:
  class Handed {
   public:
    void push(JobId id) {
      const std::lock_guard lock(mutex_);
      ids_.push_back(id);
      changed_.notify_all();
    }
    JobId pop() {
      std::unique_lock lock(mutex_);
      changed_.wait(lock, [this] { return !ids_.empty(); });
      const JobId id = ids_.front();
      ids_.erase(ids_.begin());
      return id;
    }
    bool empty() {
      const std::lock_guard lock(mutex_);
      return ids_.empty();
    }

   private:
    std::mutex mutex_;
    std::condition_variable changed_;
    std::vector<JobId> ids_;
  };
  Handed begun_, put_away_;
};

}  // namespace

TEST_CASE("a job in hand is paused at its next safe point, the one behind it goes on, and it itself when it is wished") {
  FakeJobStore store;
  const ManualClock clock;
  Endless endless;
  Runner runner(store, clock, {{kind, endless.work()}});
  store.add(kind, "", "ann", clock.now());
  store.add(kind, "", "ann", clock.now());
  runner.start();
  CHECK(endless.begun() == 1);
  runner.heed(store.wish(1, JobWish::pause, clock.now()).value());
  CHECK(endless.begun() == 2);
  CHECK(store.job(1)->state == JobState::paused);
  runner.heed(store.wish(1, JobWish::go_on, clock.now()).value());
  runner.heed(store.wish(2, JobWish::cancel, clock.now()).value());
  CHECK(endless.begun() == 1);
  CHECK(store.job(2)->state == JobState::cancelled);
  CHECK(endless.put_away() == 2);
  CHECK_FALSE(endless.has_put_away());  // a paused job needs what it needed
}

TEST_CASE("a job that was cancelled before it began is put away, and never begun") {
  FakeJobStore store;
  const ManualClock clock;
  Endless endless;
  Runner runner(store, clock, {{kind, endless.work()}});
  store.add(kind, "", "ann", clock.now());
  const JobId waiting = store.add(kind, "", "ann", clock.now());
  const JobId last = store.add(kind, "", "ann", clock.now());
  runner.start();
  CHECK(endless.begun() == 1);
  runner.heed(store.wish(waiting, JobWish::cancel, clock.now()).value());
  CHECK(endless.put_away() == waiting);
  runner.heed(store.wish(1, JobWish::cancel, clock.now()).value());
  CHECK(endless.begun() == last);
}

TEST_CASE("what was wished of a job that a killed process had in hand is done when the next one starts") {
  const auto [wish, state] =
      GENERATE(table<JobWish, JobState>({{JobWish::pause, JobState::paused}, {JobWish::cancel, JobState::cancelled}}));
  FakeJobStore store;
  const ManualClock clock;
  store.add(kind, "", "ann", clock.now());
  store.started(1, clock.now());
  REQUIRE(store.wish(1, wish, clock.now()));
  Endless endless;
  Runner runner(store, clock, {{kind, endless.work()}});
  runner.start();
  store.wait_until(1, state);
  const JobId next = store.add(kind, "", "ann", clock.now());
  runner.wake();
  CHECK(endless.begun() == next);
  CHECK(store.job(1)->state == state);
}

TEST_CASE("a wish that comes as a job is done leaves it done") {
  FakeJobStore store;
  const ManualClock clock;
  store.add(kind, "", "ann", clock.now());
  std::promise<void> begun;
  std::promise<void> wished;
  Runner runner(store, clock, {{kind, work([&](const Job&, Progress&) -> Expected<std::string> {
                                  begun.set_value();
                                  wished.get_future().wait();
                                  return "{}";
                                })}});
  runner.start();
  begun.get_future().wait();
  runner.heed(store.wish(1, JobWish::cancel, clock.now()).value());
  wished.set_value();
  CHECK(store.wait_for(1).state == JobState::done);
}

TEST_CASE("a pause that is taken back before the job has stopped lets it go on") {
  FakeJobStore store;
  const ManualClock clock;
  store.add(kind, "", "ann", clock.now());
  std::atomic<int> runs = 0;
  Runner runner(store, clock, {{kind, work([&](const Job&, Progress& progress) -> Expected<std::string> {
                                  if (++runs == 2) return "{}";
                                  runner.heed(store.wish(1, JobWish::pause, clock.now()).value());
                                  CHECK(progress.stop_requested());
                                  runner.heed(store.wish(1, JobWish::go_on, clock.now()).value());
                                  return tl::unexpected(Error{ErrorCode::cancelled, "stopped", "", ""});
                                })}});
  runner.start();
  CHECK(store.wait_for(1).state == JobState::done);
  CHECK(runs == 2);
}

TEST_CASE("a runner leaves other kinds of jobs alone, and does its own while another one is at work") {
  FakeJobStore store;
  const ManualClock clock;
  std::promise<void> let_go;
  Runner slow(store, clock, {{kind, work([&](const Job&, Progress&) -> Expected<std::string> {
                                let_go.get_future().wait();
                                return "{}";
                              })}});
  Runner upkeep(
      store, clock,
      {{JobKind::make_backup, work([](const Job&, Progress&) { return Expected<std::string>("{}"); })}});
  const JobId verification = store.add(kind, "", "ann", clock.now());
  const JobId backup = store.add(JobKind::make_backup, "", "ann", clock.now());
  slow.start();
  upkeep.start();
  CHECK(store.wait_for(backup).state == JobState::done);
  CHECK_FALSE(store.job(verification)->finished_at);
  let_go.set_value();
  CHECK(store.wait_for(verification).state == JobState::done);
}

TEST_CASE("on a full disk what a job needed is put away first, so that its end can be stored") {
  FakeJobStore store;
  const ManualClock clock;
  store.fill_disk(true);
  Runner runner(store, clock,
                {{kind,
                  {[](const Job&, Progress&) -> Expected<std::string> {
                     return tl::unexpected(Error{ErrorCode::disk_full, "no space", "", ""});
                   },
                   [&](const Job&) { store.fill_disk(false); }}}});
  store.add(kind, "", "ann", clock.now());
  runner.start();
  CHECK(store.wait_for(1).error->code == ErrorCode::disk_full);
}
