#include "verify/types/job_store.hpp"

#include "tests/unit/store/scratch.hpp"

#include <catch2/catch.hpp>

namespace benefit::store {
namespace {

using test::at;
using test::Scratch;

TEST_CASE("a job goes from queued to done", "[jobs]") {
  Scratch store;
  const JobId id = store->jobs().add(JobKind::verify, R"({"as_of":"2018-04-10"})", "clerk", at(10));
  Job job = store->jobs().job(id).value();
  CHECK(job.id == id);
  CHECK(job.kind == JobKind::verify);
  CHECK(job.state == JobState::queued);
  CHECK(job.requested_by == "clerk");
  CHECK(job.requested_at == at(10));
  CHECK(job.parameters == R"({"as_of":"2018-04-10"})");
  CHECK_FALSE(job.started_at);
  CHECK_FALSE(job.error);

  store->jobs().started(id, at(20));
  store->jobs().progressed(id, "verify", 3, 7);
  store.reopen();
  job = store->jobs().job(id).value();
  CHECK(job.state == JobState::running);
  CHECK(job.started_at == at(20));
  CHECK(job.phase == "verify");
  CHECK(job.done == 3);
  CHECK(job.total == 7);

  store->jobs().started(id, at(30));  // taken up again
  CHECK(store->jobs().job(id)->started_at == at(20));
  store->jobs().finished(id, JobState::done, R"({"findings":2})", std::nullopt, at(40));
  job = store->jobs().job(id).value();
  CHECK(job.state == JobState::done);
  CHECK(job.finished_at == at(40));
  CHECK(job.result == R"({"findings":2})");
  CHECK_FALSE(job.error);
}

TEST_CASE("a failed job keeps its error", "[jobs]") {
  const Scratch store;
  const JobId id = store->jobs().add(JobKind::import_delivery, "{}", "clerk", at(10));
  const Error error{ErrorCode::bad_input, "column 'name' is missing", "roll.csv", "add the column"};
  store->jobs().finished(id, JobState::failed, "", error, at(20));
  CHECK(store->jobs().job(id)->state == JobState::failed);
  CHECK(store->jobs().job(id)->error == error);
}

TEST_CASE("every error code survives being stored", "[jobs]") {
  const Scratch store;
  const JobId id = store->jobs().add(JobKind::verify, "{}", "clerk", at(10));
  for (int code = 0; code <= static_cast<int>(ErrorCode::internal); ++code) {
    const Error error{static_cast<ErrorCode>(code), "what", "", ""};
    store->jobs().finished(id, JobState::failed, "", error, at(20));
    CHECK(store->jobs().job(id)->error == error);
  }
}

TEST_CASE("jobs are listed newest first, unfinished ones oldest first", "[jobs]") {
  const Scratch store;
  JobStore& jobs = store->jobs();
  std::vector<JobId> ids;
  for (int i = 0; i < 4; ++i) ids.push_back(jobs.add(JobKind::verify, "{}", "clerk", at(10)));
  jobs.started(ids[2], at(20));
  jobs.finished(ids[1], JobState::cancelled, "", std::nullopt, at(30));

  const auto ids_of = [](const std::vector<Job>& list) {
    std::vector<JobId> result;
    for (const Job& job : list) result.push_back(job.id);
    return result;
  };
  CHECK(ids_of(jobs.jobs(2)) == std::vector{ids[3], ids[2]});
  CHECK(ids_of(jobs.jobs(0)) == std::vector{ids[3], ids[2], ids[1], ids[0]});
  CHECK(ids_of(jobs.unfinished()) == std::vector{ids[0], ids[2], ids[3]});
  CHECK_FALSE(jobs.job(ids[3] + 1));
}

TEST_CASE("a step on a job that is not there is a bug", "[jobs]") {
  const Scratch store;
  CHECK(test::failure_of([&] { store->jobs().started(7, at(1)); }).what == "there is no such job");
}

TEST_CASE("a job that does not run follows a wish at once; of one that runs it is kept", "[jobs]") {
  Scratch store;
  JobStore& jobs = store->jobs();
  const JobId id = jobs.add(JobKind::verify, "{}", "clerk", at(10));
  const auto wish = [&](JobWish wanted) { return jobs.wish(id, wanted, at(20)); };

  CHECK(wish(JobWish::go_on)->state == JobState::queued);  // as it was
  CHECK(wish(JobWish::pause)->state == JobState::paused);
  CHECK(wish(JobWish::pause)->state == JobState::paused);
  CHECK_FALSE(jobs.started(id, at(21)));
  CHECK(jobs.unfinished().at(0).state == JobState::paused);
  CHECK(wish(JobWish::go_on)->state == JobState::queued);
  CHECK(jobs.started(id, at(30))->state == JobState::running);

  const Job asked = wish(JobWish::pause).value();
  CHECK(asked.state == JobState::running);
  CHECK(asked.wish == JobWish::pause);
  store.reopen();
  CHECK(store->jobs().job(id)->wish == JobWish::pause);
  const Job paused = store->jobs().stopped(id, at(40));
  CHECK(paused.state == JobState::paused);
  CHECK_FALSE(paused.wish);
  CHECK(paused.started_at == at(30));
  CHECK_FALSE(paused.finished_at);
}

TEST_CASE("a wish that was taken back leaves a stopped job queued; who gives up does not take it back", "[jobs]") {
  const Scratch store;
  JobStore& jobs = store->jobs();
  const JobId id = jobs.add(JobKind::verify, "{}", "clerk", at(10));
  jobs.started(id, at(20));
  REQUIRE(jobs.wish(id, JobWish::pause, at(30)));
  CHECK_FALSE(jobs.wish(id, JobWish::go_on, at(30))->wish);
  CHECK(jobs.stopped(id, at(40)).state == JobState::queued);

  jobs.started(id, at(50));
  REQUIRE(jobs.wish(id, JobWish::cancel, at(60)));
  CHECK(jobs.wish(id, JobWish::go_on, at(60)).error().code == ErrorCode::conflict);
  CHECK(jobs.wish(id, JobWish::pause, at(60)).error().code == ErrorCode::conflict);
  CHECK(jobs.wish(id, JobWish::cancel, at(60))->wish == JobWish::cancel);
  const Job gone = jobs.stopped(id, at(70));
  CHECK(gone.state == JobState::cancelled);
  CHECK(gone.finished_at == at(70));
}

TEST_CASE("what has ended, or was never there, follows no wish", "[jobs]") {
  const Scratch store;
  JobStore& jobs = store->jobs();
  const JobId done = jobs.add(JobKind::verify, "{}", "clerk", at(10));
  jobs.started(done, at(20));
  REQUIRE(jobs.wish(done, JobWish::cancel, at(25)));
  jobs.finished(done, JobState::done, "{}", std::nullopt, at(30));  // it was done before it could stop
  CHECK_FALSE(jobs.job(done)->wish);
  const JobId waiting = jobs.add(JobKind::verify, "{}", "clerk", at(10));
  CHECK(jobs.wish(waiting, JobWish::cancel, at(40))->finished_at == at(40));
  for (const JobId ended : {done, waiting})
    for (const JobWish wanted : {JobWish::pause, JobWish::cancel, JobWish::go_on})
      CHECK(jobs.wish(ended, wanted, at(50)).error().code == ErrorCode::conflict);
  CHECK(jobs.wish(waiting + 1, JobWish::pause, at(50)).error().code == ErrorCode::not_found);
  CHECK_FALSE(jobs.started(waiting, at(50)));
}

TEST_CASE("a run is overtaken by one that was laid down after it", "[jobs]") {
  const Scratch store;
  JobStore& jobs = store->jobs();
  const JobId first = jobs.add(JobKind::verify, "{}", "clerk", at(10));
  const JobId second = jobs.add(JobKind::verify, "{}", "clerk", at(10));
  jobs.plan(first, std::vector<SubjectRange>{{0, 10}});
  CHECK_FALSE(jobs.overtaken_by(first));  // the other has not begun
  jobs.plan(second, std::vector<SubjectRange>{{0, 10}});
  CHECK(jobs.overtaken_by(first) == second);
  CHECK_FALSE(jobs.overtaken_by(second));
}

TEST_CASE("partitions are leased in order, each to one worker", "[jobs]") {
  const Scratch store;
  JobStore& jobs = store->jobs();
  const JobId id = jobs.add(JobKind::verify, "{}", "clerk", at(10));
  const std::vector<SubjectRange> ranges{{0, 10}, {10, 20}, {20, ~std::uint64_t{0}}};
  jobs.plan(id, ranges);
  jobs.plan(id, std::vector<SubjectRange>{{0, 5}});  // a run that is resumed keeps its plan
  CHECK(jobs.partitions(id) == std::pair<std::int64_t, std::int64_t>{0, 3});

  const Partition first = jobs.lease(id, "a", at(100), at(200)).value();
  CHECK(first.job == id);
  CHECK(first.ordinal == 0);
  CHECK(first.range == ranges[0]);
  CHECK(jobs.lease(id, "b", at(100), at(200))->ordinal == 1);
  const Partition last = jobs.lease(id, "a", at(100), at(200)).value();
  CHECK(last.ordinal == 2);
  CHECK(last.range.contains(CitizenId::from_body(99999999999999999ULL)));
  CHECK_FALSE(jobs.lease(id, "c", at(199), at(300)));

  SECTION("a lease that has run out is given to another") {
    store->cases().complete(first, {}, 7, {}, at(150));
    CHECK(jobs.subjects_checked(id) == 7);
    CHECK(jobs.partitions(id) == std::pair<std::int64_t, std::int64_t>{1, 3});
    CHECK(jobs.lease(id, "c", at(200), at(300))->ordinal == 1);
    CHECK(jobs.lease(id, "c", at(200), at(300))->ordinal == 2);
    CHECK_FALSE(jobs.lease(id, "c", at(250), at(300)));
  }
}

TEST_CASE("leases of a holder that is gone are free at once", "[jobs]") {
  Scratch store;
  const JobId id = store->jobs().add(JobKind::verify, "{}", "clerk", at(10));
  store->jobs().plan(id, std::vector<SubjectRange>{{0, 10}, {10, 20}});
  const Partition done = store->jobs().lease(id, "a", at(100), at(1'000'000)).value();
  store->jobs().lease(id, "a", at(100), at(1'000'000));
  store->cases().complete(done, {}, 0, {}, at(110));
  store.reopen();
  CHECK(store->jobs().lease(id, "b", at(120), at(200))->ordinal == 1);
  CHECK_FALSE(store->jobs().lease(id, "b", at(120), at(200)));
}

}  // namespace
}  // namespace benefit::store
