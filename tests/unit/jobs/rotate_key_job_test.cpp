#include "daemon/jobs/rotate_key_job.hpp"

#include "daemon/jobs/parameters.hpp"
#include "tests/support/fixed_clock.hpp"
#include "tests/support/silent_progress.hpp"
#include "tests/support/stop_at.hpp"
#include "tests/support/temporary_folder.hpp"
#include "verify/store/sqlite/store.hpp"

#include <boost/json.hpp>
#include <catch2/catch.hpp>

using namespace benefit;
using namespace benefit::test;
namespace json = boost::json;

namespace {

struct RunningService {
  explicit RunningService(bool with_next = true) : with_next_(with_next) { open(); }

  void open() {
    store.reset();
    const auto key = [&](const char* name) { return store::load_or_create_key(folder.path() / name); };
    store = with_next_ ? store::SqliteStore::open(folder.path() / "state", {key("a"), key("b")})
                       : store::SqliteStore::open(folder.path() / "state", key("a"));
  }
  Job asked_for() {
    const std::string from = store->master_keys().state().key;
    const JobId id = store->jobs().add(JobKind::rotate_key, jobs::to_json(jobs::RotateKeyParameters{from}),
                                       "root", clock.now());
    return *store->jobs().job(id);
  }
  Expected<std::string> run(const Job& job, Progress& progress) {
    return jobs::rotate_key_work(store->master_keys(), clock).run(job, progress);
  }

  TemporaryFolder folder;
  FixedClock clock;
  SilentProgress silent;
  bool with_next_;
  std::unique_ptr<store::SqliteStore> store;
};

}  // namespace

TEST_CASE("a change of the master key tells from which key to which, and how much it rewrapped") {
  RunningService service;
  service.store->photos().enrol(CitizenId::from_body(13022519480315002), Day{}, Bytes{1}, {},
                                service.clock.now());
  const MasterKeyState before = service.store->master_keys().state();
  const auto result = service.run(service.asked_for(), service.silent);
  REQUIRE(result);
  CHECK(json::parse(*result) == json::parse(R"({"former":")" + before.key + R"(","key":")" + *before.next +
                                            R"(","rewrapped":1,"broken":0})"));
}

TEST_CASE("a change that was stopped goes on, also in another process") {
  RunningService service;
  service.store->photos().enrol(CitizenId::from_body(13022519480315002), Day{}, Bytes{1}, {},
                                service.clock.now());
  const Job job = service.asked_for();
  StopAt stop("rewrap");
  const auto stopped = service.run(job, stop);
  REQUIRE_FALSE(stopped);
  CHECK(stopped.error().code == ErrorCode::cancelled);
  service.open();
  const auto result = service.run(job, service.silent);
  REQUIRE(result);
  CHECK(json::parse(*result).at("rewrapped") == 1);
}

TEST_CASE("a job whose process ended between the change and its own end is done") {
  RunningService service;
  const Job job = service.asked_for();
  const auto first = service.run(job, service.silent);
  REQUIRE(first);
  service.open();
  const auto again = service.run(job, service.silent);
  REQUIRE(again);
  CHECK(json::parse(*again).at("key") == json::parse(*first).at("key"));
}

TEST_CASE("without a next key the job says what is missing") {
  RunningService service(false);
  const auto result = service.run(service.asked_for(), service.silent);
  REQUIRE_FALSE(result);
  CHECK(result.error().code == ErrorCode::not_found);
}
