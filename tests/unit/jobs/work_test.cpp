// The kinds of jobs over a real store.
#include "daemon/jobs/dedupe_job.hpp"
#include "daemon/jobs/import_job.hpp"
#include "daemon/jobs/ledger_job.hpp"
#include "daemon/jobs/queue.hpp"
#include "daemon/jobs/runner.hpp"
#include "daemon/jobs/verify_job.hpp"
#include "daemon/system_clock.hpp"
#include "tests/support/facts_builder.hpp"
#include "tests/support/fixed_randomness.hpp"
#include "tests/support/silent_progress.hpp"
#include "tests/support/temporary_folder.hpp"
#include "verify/store/sqlite/store.hpp"

#include <filesystem>
#include <string>

#include <boost/json.hpp>
#include <catch2/catch.hpp>
#include <spdlog/spdlog.h>

using namespace benefit;
using namespace benefit::test;
using namespace std::chrono_literals;
namespace json = boost::json;

namespace {

class NoFaces final : public FaceMeasurer {
 public:
  FaceMeasurement measure(std::span<const std::uint8_t>) override { return {}; }
  std::string model_set() const override { return "none"; }
};

/// Lets a job go on until it has reported so many times, then asks it to stop.
class StopAfter final : public Progress {
 public:
  explicit StopAfter(int reports) : left_(reports) {}
  void report(std::string_view, std::int64_t, std::int64_t) override { --left_; }
  bool stop_requested() const override { return left_ <= 0; }

 private:
  std::atomic<int> left_;
};

struct Daemon {
  Daemon() { spdlog::set_level(spdlog::level::off); }

  TemporaryFolder folder;
  SystemClock clock;
  NoFaces faces;
  FixedRandomness randomness;
  policy::Policy policy = policy::default_policy();
  std::unique_ptr<store::SqliteStore> store =
      store::SqliteStore::open(folder.path() / "state", store::SealKey::random());
  jobs::Spool spool{folder.path() / "spool"};
  pipeline::PhotoSearch past_photos{store->photos()};
  pipeline::FaceStandard standard{
      {.scoring = {}, .model_set = "none"}, store->photos(), store->calibrations()};
  pipeline::Ports ports = pipeline::ports_of(*store, faces, clock, policy, standard, past_photos, randomness);
  /// One subject in each partition, so that a stop finds the run in its middle.
  jobs::Work import = jobs::import_work(ports, spool);
  jobs::Work verify = jobs::verify_work(ports, {.subjects_each = 1});
  pipeline::FaceGallery gallery{store->photos(), store->like_faces(), standard.networks().scoring, faces};
  jobs::Work dedupe = jobs::dedupe_work(gallery, 1, clock);
  jobs::Runner runner{
      store->jobs(),
      clock,
      {{JobKind::import_delivery, import}, {JobKind::verify, verify}, {JobKind::dedupe_faces, dedupe}}};
  jobs::LedgerFolder ledgers{folder.path() / "ledgers"};
  jobs::Work ledger = jobs::ledger_work(ports, store->audit(), ledgers);
  jobs::Queue queue{store->jobs(), clock, {runner}};

  api::Upload upload(const std::string& text) const {
    const auto file = spool.receive();
    file->write(text);
    const auto received = file->finish();
    return {received.name, received.sha256, received.bytes};
  }
  Job job(JobId id) const { return *store->jobs().job(id); }
  json::object result_of(const Expected<std::string>& outcome) const {
    REQUIRE(outcome);
    return json::parse(*outcome).as_object();
  }
};

std::string payments(const std::string& id_number) {
  return "id_number,scheme,month,amount,paid_on,county_code\n" + id_number +
         ",resident_pension,2018-03,120.00,2018-03-10,130225\n";
}

}  // namespace

TEST_CASE("an import takes the spooled file as one batch, once") {
  Daemon daemon;
  SilentProgress progress;
  const JobId first = daemon.queue.import_delivery(Feed::payments, "march", std::nullopt,
                                                   daemon.upload(payments(citizen().to_string())), "ann");
  const json::object taken = daemon.result_of(daemon.import.run(daemon.job(first), progress));
  CHECK_FALSE(taken.at("unchanged").as_bool());
  CHECK(taken.at("batch").at("delivery").as_string() == "march");
  CHECK(taken.at("batch").at("rows_accepted").as_int64() == 1);
  CHECK(taken.at("batch").at("received_by").as_string() == "ann");
  // As after a kill between the commit and the end of the job.
  const json::object again = daemon.result_of(daemon.import.run(daemon.job(first), progress));
  CHECK(again.at("unchanged").as_bool());
  CHECK(again.at("batch").at("batch") == taken.at("batch").at("batch"));
  CHECK(daemon.store->facts().batches().size() == 1);
}

TEST_CASE("a ledger is written to a file of its own, by the job that was asked for it") {
  Daemon daemon;
  SilentProgress progress;
  const JobId import = daemon.queue.import_delivery(Feed::payments, "march", std::nullopt,
                                                    daemon.upload(payments(citizen().to_string())), "ann");
  REQUIRE(daemon.import.run(daemon.job(import), progress));
  const JobId id = daemon.queue.write_ledger(
      {.kind = pipeline::LedgerKind::management, .period = {2018}, .format = report::TableFormat::csv},
      "ann");
  const json::object result = daemon.result_of(daemon.ledger.run(daemon.job(id), progress));
  CHECK(result.at("rows").as_int64() == 1);
  CHECK(result.at("ledger").as_string() == "management");
  CHECK(result.at("level").as_string() == "person");
  CHECK(result.at("totals").at("drawn").as_int64() == 12000);
  CHECK(result.at("reconciliation").is_null());
  const std::string text = daemon.ledgers.read(id, 0, 1 << 20).value();
  CHECK(result.at("bytes").as_int64() == static_cast<std::int64_t>(text.size()));
  CHECK(text.find(citizen().to_string()) != std::string::npos);
}

TEST_CASE("a ledger that was stopped leaves no file") {
  Daemon daemon;
  StopAfter at_once(0);
  const JobId id = daemon.queue.write_ledger({.period = {2018}}, "ann");
  const auto outcome = daemon.ledger.run(daemon.job(id), at_once);
  REQUIRE_FALSE(outcome);
  CHECK(outcome.error().code == ErrorCode::cancelled);
  CHECK(std::filesystem::is_empty(daemon.folder.path() / "ledgers"));
}

TEST_CASE("the spooled file goes when the job's end is stored, whatever the end") {
  Daemon daemon;
  const api::Upload good = daemon.upload(payments(citizen().to_string()));
  const api::Upload bad = daemon.upload("no such columns\n1\n");
  const JobId done = daemon.queue.import_delivery(Feed::payments, "a", std::nullopt, good, "ann");
  const JobId failed = daemon.queue.import_delivery(Feed::payments, "b", std::nullopt, bad, "ann");
  SilentProgress progress;
  CHECK(daemon.import.run(daemon.job(done), progress));
  const auto refused = daemon.import.run(daemon.job(failed), progress);
  REQUIRE_FALSE(refused);
  CHECK(refused.error().code == ErrorCode::bad_input);
  daemon.import.put_away(daemon.job(done));
  daemon.import.put_away(daemon.job(failed));
  CHECK(std::filesystem::is_empty(daemon.folder.path() / "spool"));
}

TEST_CASE("an import whose file has gone fails clearly") {
  Daemon daemon;
  const api::Upload upload = daemon.upload(payments(citizen().to_string()));
  const JobId job = daemon.queue.import_delivery(Feed::payments, "march", std::nullopt, upload, "ann");
  daemon.spool.remove(upload.spool_file);
  SilentProgress progress;
  const auto outcome = daemon.import.run(daemon.job(job), progress);
  REQUIRE_FALSE(outcome);
  CHECK(outcome.error().code == ErrorCode::not_found);
  CHECK(outcome.error().where == "delivery march");
}

TEST_CASE("a sweep keeps the files of unfinished imports and no others") {
  Daemon daemon;
  const api::Upload waiting = daemon.upload(payments(citizen().to_string()));
  const api::Upload cut_off = daemon.upload("half a fi");
  daemon.queue.import_delivery(Feed::payments, "march", std::nullopt, waiting, "ann");
  jobs::sweep_spool(daemon.store->jobs(), daemon.spool);
  CHECK(std::filesystem::exists(daemon.spool.path_of(waiting.spool_file)));
  CHECK_FALSE(std::filesystem::exists(daemon.spool.path_of(cut_off.spool_file)));
}

TEST_CASE("a search of all faces says what it rests on, and begins anew after a stop") {
  Daemon daemon;
  const Job job = daemon.job(daemon.queue.dedupe_faces(0.02, "ann"));
  CHECK(job.kind == JobKind::dedupe_faces);
  StopAfter stop(1);
  const auto stopped = daemon.dedupe.run(job, stop);
  REQUIRE_FALSE(stopped);
  CHECK(stopped.error().code == ErrorCode::cancelled);
  CHECK_FALSE(daemon.store->like_faces().newest_search());

  SilentProgress progress;
  const json::object found = daemon.result_of(daemon.dedupe.run(job, progress));
  CHECK(found.at("fpir").as_double() == 0.02);
  CHECK(found.at("people").as_int64() == 0);
  CHECK(found.at("people_needed").as_int64() == 1500);
  CHECK(found.at("basis").as_string() == "none");
  CHECK(found.at("threshold").is_null());
  CHECK(found.at("pairs").as_int64() == 0);
  CHECK(daemon.store->like_faces().newest_search());
}

TEST_CASE("a verification says what stands open, every check among it") {
  Daemon daemon;
  SilentProgress progress;
  const auto verify = [&] {
    const JobId job = daemon.queue.verify(Day{2018y / 4 / 10}, false, "ann");
    return daemon.result_of(daemon.verify.run(daemon.job(job), progress));
  };
  const json::object nobody = verify();
  CHECK(nobody.at("subjects").as_int64() == 0);
  CHECK(nobody.at("checks").as_array().size() == 34);
  CHECK(nobody.at("checks").at(0).at("findings").as_int64() == 0);

  const std::string deaths = "id_number,name,death_date\n" + citizen().to_string() + ",王秀英,2018-01-20\n";
  for (const auto& [feed, text] :
       {std::pair{Feed::payments, payments(citizen().to_string())}, {Feed::deaths_health, deaths}}) {
    const JobId job = daemon.queue.import_delivery(feed, "x", std::nullopt, daemon.upload(text), "ann");
    REQUIRE(daemon.import.run(daemon.job(job), progress));
  }
  const json::object one = verify();
  CHECK(one.at("as_of").as_string() == "2018-04-10");
  CHECK(one.at("subjects").as_int64() == 1);
  const json::object& d1 = one.at("checks").at(0).as_object();
  CHECK(d1.at("check").as_string() == "D1");
  CHECK(d1.at("people").as_int64() == 1);
  CHECK(d1.at("sums").at("flowing_per_month").as_int64() == 12'000);
  CHECK(one.at("cases").at("open").as_int64() == 1);
  CHECK(one.at("cases").at("decided").as_int64() == 0);
  CHECK(one.at("everyone").as_bool());  // for checks that had no feed are run now

  const json::object nothing_new = verify();
  CHECK_FALSE(nothing_new.at("everyone").as_bool());
  CHECK(nothing_new.at("subjects").as_int64() == 0);
  CHECK(nothing_new.at("checks") == one.at("checks"));
}

TEST_CASE("a report of what was known on a past day leaves findings and cases as they are") {
  Daemon daemon;
  SilentProgress progress;
  const std::string deaths = "id_number,name,death_date\n" + citizen().to_string() + ",王秀英,2018-01-20\n";
  for (const auto& [feed, text] :
       {std::pair{Feed::payments, payments(citizen().to_string())}, {Feed::deaths_health, deaths}}) {
    const JobId job = daemon.queue.import_delivery(feed, "x", std::nullopt, daemon.upload(text), "ann");
    REQUIRE(daemon.import.run(daemon.job(job), progress));
  }
  const auto report = [&](Day known_on) {
    const JobId job = daemon.queue.verify(Day{2018y / 4 / 10}, false, "ann", known_on);
    return daemon.result_of(daemon.verify.run(daemon.job(job), progress));
  };
  const Day today = china_day_of(daemon.clock.now());
  const json::object known = report(today);
  CHECK(known.at("checks").at(0).at("people").as_int64() == 1);
  REQUIRE(known.at("findings").as_array().size() == 2);  // D1, and what D3 reckons up
  CHECK(known.at("findings").at(0).at("check").as_string() == "D1");
  CHECK(known.at("findings").at(0).at("subject").as_string() == citizen().to_string());
  CHECK(known.at("findings").at(0).at("reasons").at(0).at("code").as_string() == "d1.death_recorded");
  CHECK(known.at("findings_left_out").to_number<int>() == 0);
  CHECK(known.at("links").as_string().find("today") != json::string::npos);
  CHECK_FALSE(known.contains("cases"));

  const json::object before = report(today - std::chrono::days{1});
  CHECK(before.at("subjects").as_int64() == 0);
  CHECK(before.at("findings").as_array().empty());
  CHECK_FALSE(before.at("checks").at(0).at("missing").as_array().empty());
  CHECK(daemon.store->cases().cases({}).value().empty());

  const JobId job = daemon.queue.verify(Day{2018y / 4 / 10}, false, "ann", today);
  StopAfter stop(0);
  const auto cancelled = daemon.verify.run(daemon.job(job), stop);
  REQUIRE_FALSE(cancelled);
  CHECK(cancelled.error().code == ErrorCode::cancelled);
}

TEST_CASE("a verification that is stopped goes on where it was and finds the same") {
  Daemon daemon;
  SilentProgress progress;
  std::string text = "id_number,scheme,month,amount,paid_on,county_code\n";
  std::string deaths = "id_number,name,death_date\n";
  for (int i = 1; i <= 20; ++i) {
    text += citizen(i).to_string() + ",resident_pension,2018-03,120.00,2018-03-10,130225\n";
    deaths += citizen(i).to_string() + ",王秀英,2018-01-20\n";
  }
  for (const auto& [feed, file] : {std::pair{Feed::payments, text}, {Feed::deaths_health, deaths}}) {
    const JobId job = daemon.queue.import_delivery(feed, "x", std::nullopt, daemon.upload(file), "ann");
    REQUIRE(daemon.import.run(daemon.job(job), progress));
  }
  const JobId stopped = daemon.queue.verify(Day{2018y / 4 / 10}, false, "ann");
  StopAfter stop(8);
  const auto cancelled = daemon.verify.run(daemon.job(stopped), stop);
  REQUIRE_FALSE(cancelled);
  CHECK(cancelled.error().code == ErrorCode::cancelled);
  const auto [done, total] = daemon.store->jobs().partitions(stopped);
  CHECK(done > 0);
  CHECK(done < total);
  CHECK(daemon.store->cases().cases({}).value().empty());

  const json::object resumed = daemon.result_of(daemon.verify.run(daemon.job(stopped), progress));
  CHECK(resumed.at("checks").at(0).at("people").as_int64() == 20);
  CHECK(resumed.at("cases").at("open").as_int64() == 20);
  const JobId whole = daemon.queue.verify(Day{2018y / 4 / 10}, false, "ann");
  const json::object undisturbed = daemon.result_of(daemon.verify.run(daemon.job(whole), progress));
  CHECK(undisturbed.at("checks") == resumed.at("checks"));
  CHECK(undisturbed.at("cases") == resumed.at("cases"));
}

TEST_CASE("the whole way: queued, done by the runner's thread, put away") {
  Daemon daemon;
  daemon.runner.start();
  const JobId job = daemon.queue.import_delivery(Feed::payments, "march", std::nullopt,
                                                 daemon.upload(payments(citizen().to_string())), "ann");
  while (daemon.job(job).state != JobState::done) std::this_thread::yield();
  daemon.runner.stop();
  CHECK(json::parse(daemon.job(job).result).at("batch").at("state").as_string() == "current");
  CHECK(std::filesystem::is_empty(daemon.folder.path() / "spool"));
}
