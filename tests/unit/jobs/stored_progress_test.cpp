#include "daemon/jobs/stored_progress.hpp"

#include "tests/unit/jobs/fake_job_store.hpp"

#include <atomic>

#include <catch2/catch.hpp>

using namespace benefit;
using namespace benefit::test;
using namespace std::chrono_literals;
using jobs::StoredProgress;

TEST_CASE("progress is stored when it is new, when time has gone by, and when the work is whole") {
  FakeJobStore store;
  ManualClock clock;
  const JobId job = store.add(JobKind::verify, "", "ann", clock.now());
  StoredProgress progress(store, job, clock, [] { return false; });

  progress.report("read", 1, 100);
  CHECK(store.reports() == 1);
  for (int i = 2; i < 50; ++i) progress.report("read", i, 100);
  CHECK(store.reports() == 1);
  clock.advance(StoredProgress::interval);
  progress.report("read", 50, 100);
  CHECK(store.reports() == 2);
  CHECK(store.job(job)->done == 50);
  progress.report("verify", 0, 10);
  CHECK(store.reports() == 3);
  CHECK(store.job(job)->phase == "verify");
  progress.report("verify", 10, 10);
  CHECK(store.reports() == 4);
  CHECK(store.job(job)->done == 10);
}

TEST_CASE("progress tells of a stop") {
  FakeJobStore store;
  const ManualClock clock;
  std::atomic<bool> stop = false;
  StoredProgress progress(store, 1, clock, [&] { return stop.load(); });
  CHECK_FALSE(progress.stop_requested());
  stop = true;
  CHECK(progress.stop_requested());
}
