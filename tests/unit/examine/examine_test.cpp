// What `doctor` says of each part, from the facts that it is given.
#include "daemon/examine/store_parts.hpp"
#include "daemon/examine/surroundings.hpp"
#include "daemon/examine/work_parts.hpp"
#include "tests/support/fixed_clock.hpp"
#include "tests/support/silent_progress.hpp"
#include "tests/support/temporary_folder.hpp"
#include "tests/unit/store/scratch.hpp"

#include <fstream>
#include <sys/stat.h>

#include <catch2/catch.hpp>

using namespace benefit;
using namespace std::chrono_literals;
using examine::Condition;
using examine::ExaminedPart;

namespace {

namespace fs = std::filesystem;

StoreCheck whole() {
  StoreCheck check;
  check.schema = 35;
  check.rows = {{"payments", 3}};
  check.audit_entries = 7;
  check.newest = store::test::at(1'000'000);
  return check;
}

Condition condition_of(const StoreCheck& check, const std::string& part) {
  for (const ExaminedPart& found : examine::store_parts(check, "/state"))
    if (found.part == part) return found.condition;
  FAIL("no part " + part);
  return Condition::broken;
}

void write_key(const fs::path& file, std::size_t bytes, mode_t mode) {
  std::ofstream(file) << std::string(bytes, 'k');
  REQUIRE(::chmod(file.c_str(), mode) == 0);
}

}  // namespace

TEST_CASE("a whole store is fine in every part") {
  const auto parts = examine::store_parts(whole(), "/state");
  CHECK(parts.size() == 5);
  CHECK_FALSE(examine::any_broken(parts));
  for (const ExaminedPart& part : parts) CHECK(part.told.where == "/state/benefitd.db");
}

TEST_CASE("what is wrong with a store is told at its part, with what to do") {
  StoreCheck check = whole();
  check.broken_references = 2;
  CHECK(condition_of(check, "references") == Condition::broken);
  check = whole();
  check.odd_tables = {"mine"};
  CHECK(condition_of(check, "schema") == Condition::broken);
  check = whole();
  check.key_fits = false;
  CHECK(condition_of(check, "sealed") == Condition::broken);
  check = whole();
  check.audit_breaches = {{5, AuditBreach::entry_changed}};
  CHECK(condition_of(check, "audit") == Condition::broken);
  check = whole();
  check.up_to_date = false;
  CHECK(condition_of(check, "schema") == Condition::attention);
  check = whole();
  check.damage = {"page 3"};
  const auto parts = examine::store_parts(check, "/state");
  REQUIRE(parts.size() == 1);  // the rest was not read
  CHECK(parts[0].condition == Condition::broken);
  CHECK_FALSE(parts[0].told.hint.empty());
}

TEST_CASE("a clock that was set back is told, one that may be wrong too") {
  const test::TemporaryFolder timesync;
  const Instant newest = *whole().newest;
  CHECK(examine::clock(newest - 1min, whole(), "/nowhere").condition == Condition::broken);
  CHECK(examine::clock(newest, whole(), "/nowhere").condition == Condition::ok);
  CHECK(examine::clock(newest, whole(), timesync.path()).condition == Condition::attention);
  std::ofstream(timesync.path() / "synchronized") << "";
  CHECK(examine::clock(newest, whole(), timesync.path()).condition == Condition::ok);
}

TEST_CASE("the master key's file has to be there, whole and private") {
  const test::TemporaryFolder folder;
  const fs::path file = folder.path() / "master.key";
  CHECK(examine::key_file(file, false).condition == Condition::broken);
  write_key(file, 31, 0600);
  CHECK(examine::key_file(file, false).told.what == "the master key file holds 31 bytes, not 32");
  write_key(file, 32, 0640);
  CHECK(examine::key_file(file, false).told.hint == "chmod 600 " + file.string());
  CHECK(examine::key_file(file, true).condition == Condition::ok);
  write_key(file, 32, 0600);
  CHECK(examine::key_file(file, false).condition == Condition::ok);
}

TEST_CASE("a network that is missing or another one is named") {
  const test::TemporaryFolder folder;
  const ExaminedPart missing = examine::models(folder.path());
  CHECK(missing.condition == Condition::broken);
  CHECK(missing.told.what.find("networks are missing or changed") == 0);
}

TEST_CASE("a disk without room for the next backup is told") {
  const test::TemporaryFolder folder;
  const auto look = [&] { return examine::disks(folder.path(), folder.path() / "backups"); };
  REQUIRE(look().size() == 1);
  CHECK(look()[0].condition == Condition::ok);
  std::ofstream(folder.path() / "benefitd.db") << "";
  const fs::space_info space = fs::space(folder.path());
  fs::resize_file(folder.path() / "benefitd.db", space.available / 2 + space.available / 4);  // sparse
  CHECK(look()[0].condition == Condition::attention);
}

TEST_CASE("deliveries, jobs and backups that should have come are told") {
  store::test::Scratch store;
  const test::FixedClock clock;
  const Instant now = clock.now();
  CHECK(examine::feeds(store->facts(), now).condition == Condition::ok);  // what never came is not late
  auto header = store::test::header(Feed::payments);
  header.received_at = now - std::chrono::days{200};
  store->facts().begin_batch(header)->commit(Encoding::utf8, {}, 0);
  const ExaminedPart late = examine::feeds(store->facts(), now);
  CHECK(late.condition == Condition::attention);
  CHECK(late.told.what == "deliveries are overdue: payments");

  const JobId job = store->jobs().add(JobKind::verify, "{}", "ann", now - 23h);
  CHECK(examine::jobs(store->jobs(), now).condition == Condition::ok);
  CHECK(examine::jobs(store->jobs(), now + 2h).told.what ==
        "not ended a day after they were asked for: " + std::to_string(job));

  const auto folder = store.directory().path() / "backups";
  const auto backups = store->backups(folder, clock);
  CHECK(examine::last_backup(*backups, now).condition == Condition::attention);
  test::SilentProgress progress;
  const Backup made = backups->make(progress);
  CHECK(examine::last_backup(*backups, now).condition == Condition::ok);
  CHECK(examine::last_backup(*backups, now + 49h).condition == Condition::attention);
  fs::resize_file(folder / made.name, 40);
  CHECK(examine::last_backup(*backups, now).condition == Condition::broken);
}
