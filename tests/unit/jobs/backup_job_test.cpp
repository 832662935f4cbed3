#include "daemon/jobs/backup_job.hpp"

#include "daemon/jobs/examine_job.hpp"
#include "daemon/jobs/parameters.hpp"
#include "tests/support/silent_progress.hpp"
#include "tests/unit/jobs/fake_job_store.hpp"
#include "tests/unit/store/scratch.hpp"

#include <boost/json.hpp>
#include <catch2/catch.hpp>

using namespace benefit;
using namespace benefit::test;
namespace json = boost::json;

TEST_CASE("a backup goes on record, and so does each old one that it removes") {
  store::test::Scratch store;
  ManualClock clock;
  const auto backups = store->backups(store.directory().path() / "backups", clock);
  const jobs::Work work = jobs::make_backup_work(*backups, store->audit(), clock);
  SilentProgress progress;
  const auto make = [&](const std::string& parameters) {
    clock.advance(std::chrono::hours{24});
    Job job;
    job.requested_by = "ann";
    job.parameters = parameters;
    return json::parse(work.run(job, progress).value()).as_object();
  };
  const json::object first = make(jobs::to_json(jobs::BackupParameters{}));
  CHECK(first.at("removed").as_array().empty());
  CHECK(first.at("rows").as_int64() > 0);
  const json::object second = make(jobs::to_json(jobs::BackupParameters{1}));
  CHECK(second.at("removed") == json::array{first.at("backup")});
  const std::vector<AuditEntry> entries = store->audit().entries({});
  REQUIRE(entries.size() == 3);
  CHECK(entries[0].detail == "removed " + std::string(first.at("backup").as_string()));
  CHECK(entries[1].what == "backup.create");
  CHECK(entries[1].actor == "ann");
  CHECK(entries[1].detail.find(std::string(second.at("sha256").as_string())) != std::string::npos);

  Job verify;
  verify.parameters =
      jobs::to_json(jobs::VerifyBackupParameters{std::string(second.at("backup").as_string())});
  const auto verified = jobs::verify_backup_work(*backups).run(verify, progress);
  CHECK(json::parse(verified.value()).at("sha256") == second.at("sha256"));
}

TEST_CASE("an examination's parts are its result") {
  const jobs::Work work = jobs::examine_work([](Progress&) {
    return std::vector<examine::ExaminedPart>{
        {"disk", examine::Condition::attention, examine::told("little room", "/state", "free some")}};
  });
  SilentProgress progress;
  CHECK(
      work.run({}, progress).value() ==
      R"({"parts":[{"part":"disk","state":"attention","what":"little room","where":"/state","hint":"free some"}]})");
}
