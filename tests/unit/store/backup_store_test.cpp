#include "tests/support/fixed_clock.hpp"
#include "tests/support/silent_progress.hpp"
#include "tests/unit/store/old_store.hpp"
#include "verify/store/backup_file.hpp"
#include "verify/store/sqlite/database_check.hpp"
#include "verify/store/sqlite/restore.hpp"
#include "verify/store/state_dir.hpp"

#include <atomic>
#include <fcntl.h>
#include <fstream>
#include <set>
#include <string>
#include <thread>
#include <vector>

#include <SQLiteCpp/Database.h>
#include <catch2/catch.hpp>

namespace benefit::store {
namespace {

using benefit::test::SilentProgress;
using test::at;
using test::citizen;
using test::failure_of;
using test::header;
using test::month;
using test::Scratch;

/// A minute later with each look.
class GoingClock final : public Clock {
 public:
  Instant now() const override { return at(1'522'000'000'000 + 60'000 * ++looks_); }

 private:
  mutable std::atomic<std::int64_t> looks_ = 0;
};

class StopAtOnce final : public Progress {
 public:
  void report(std::string_view, std::int64_t, std::int64_t) override {}
  bool stop_requested() const override { return true; }
};

std::set<std::string> names_in(const std::filesystem::path& folder) {
  std::set<std::string> names;
  for (const auto& entry : std::filesystem::directory_iterator(folder)) names.insert(entry.path().filename());
  return names;
}

/// A store with payments, an audit log, and a folder of backups.
class House {
 public:
  House() {
    test::deliver_payments(store->facts(), header(Feed::payments), {citizen(1), citizen(2)}, month(2018, 3));
    store->audit().record("ann", "person.show", citizen(1), "", at(5));
    backups = store->backups(folder(), clock);
  }

  Backup make() {
    SilentProgress progress;
    return backups->make(progress);
  }
  std::filesystem::path folder() const { return store.directory().path() / "backups"; }
  std::filesystem::path file(const Backup& backup) const { return folder() / backup.name; }
  SealKey key() const { return private_key_from_file(store.directory().key()); }
  BackupManifest restore(const std::filesystem::path& from, const std::filesystem::path& to,
                         const std::vector<std::filesystem::path>& beside = {}) const {
    SilentProgress progress;
    return restore_backup(from, to, key(), beside, progress);
  }

  Scratch store;
  GoingClock clock;
  std::unique_ptr<BackupStore> backups;
};

TEST_CASE("a backup says which moment it shows, and holds just that", "[backup]") {
  House house;
  const AuditEntry newest = house.store->audit().entries({}).at(0);
  const Backup backup = house.make();
  CHECK(backup.manifest.point.audit_entry == newest.id);
  CHECK(backup.manifest.point.audit_hash == newest.hash);
  CHECK(backup.manifest.point.schema == schema_version());
  CHECK(backup.manifest.rows.at("payments") == 2);
  CHECK(names_in(house.folder()) == std::set<std::string>{backup.name});
  CHECK(static_cast<std::int64_t>(std::filesystem::file_size(house.file(backup))) == backup.bytes);
  CHECK_FALSE(std::filesystem::exists(house.store.directory().state() / "backup.work"));

  house.store->audit().record("ann", "person.show", citizen(2), "", at(6));
  const auto there = house.store.directory().path() / "restored";
  house.restore(house.file(backup), there);
  const auto restored = SqliteStore::open(there, house.key());
  CHECK(restored->audit().entries({}).size() == 1);
  CHECK(restored->facts().subject(citizen(2), {})->payments.size() == 1);
  CHECK(restored->facts().batches().size() == house.store->facts().batches().size());
}

TEST_CASE("deliveries that wait for their import are in the backup, its own job is over", "[backup]") {
  House house;
  const auto spool = house.store.directory().state() / "spool";
  std::filesystem::create_directory(spool);
  std::ofstream{spool / "delivery-0a"} << "waits";
  std::ofstream{spool / "delivery-0b"} << "nobody knows it";
  const JobId import =
      house.store->jobs().add(JobKind::import_delivery, R"({"spool_file":"delivery-0a"})", "ann", at(1));
  house.store->jobs().finished(
      house.store->jobs().add(JobKind::import_delivery, R"({"spool_file":"delivery-0b"})", "ann", at(1)),
      JobState::done, "", std::nullopt, at(2));
  house.store->jobs().add(JobKind::import_delivery, R"({"spool_file":"delivery-that-was-lost"})", "ann",
                          at(1));
  const JobId own = house.store->jobs().add(JobKind::make_backup, "{}", "ann", at(2));
  house.store->jobs().started(own, at(3));
  const Backup backup = house.make();
  REQUIRE(backup.manifest.files.size() == 2);
  CHECK(backup.manifest.files[1].name == "spool/delivery-0a");

  const auto there = house.store.directory().path() / "restored";
  house.restore(house.file(backup), there);
  CHECK(names_in(there / "spool") == std::set<std::string>{"delivery-0a"});
  const auto restored = SqliteStore::open(there, house.key());
  const std::vector<Job> unfinished = restored->jobs().unfinished();
  REQUIRE(unfinished.size() == 2);
  CHECK(unfinished[0].id == import);
  CHECK(house.store->jobs().job(own)->state == JobState::running);  // here it goes on
}

TEST_CASE("backups are made while others write, and each holds one moment", "[backup]") {
  House house;
  std::atomic<bool> stop{false};
  std::thread writer([&] {
    for (int i = 0; !stop; ++i)
      test::deliver_payments(house.store->facts(),
                             header(Feed::payments, std::to_string(i), 2000 + i, std::to_string(i)),
                             {citizen(3), citizen(4), citizen(5)}, month(2018, 4));
  });
  std::vector<Backup> made;
  for (int i = 0; i < 5; ++i) made.push_back(house.make());
  stop = true;
  writer.join();
  for (const Backup& backup : made) {
    const auto there = house.store.directory().path() / ("restored " + backup.name);
    house.restore(house.file(backup), there);
    const auto batches = SqliteStore::open(there, house.key())->facts().batches().size();
    // A delivery is in it wholly, or not yet; what was half imported went when the store was opened.
    SQLite::Database restored{(there / database_name).string()};
    CHECK(restored.execAndGet("SELECT count(*) FROM payments").getInt() ==
          2 + 3 * (static_cast<int>(batches) - 1));
  }
}

TEST_CASE("a backup that is stopped leaves nothing", "[backup]") {
  House house;
  StopAtOnce stop;
  CHECK(failure_of([&] { house.backups->make(stop); }).code == ErrorCode::cancelled);
  CHECK(names_in(house.folder()).empty());
  CHECK_FALSE(std::filesystem::exists(house.store.directory().state() / "backup.work"));
  house.make();
}

TEST_CASE("what a killed process left of a backup goes at the next start", "[backup]") {
  House house;
  house.make();
  std::ofstream{house.folder() / "benefitd-20180301T000000.000Z.backup.partial"} << "half";
  std::ofstream{house.folder() / "somebody's.partial"} << "not ours";
  std::filesystem::create_directory(house.store.directory().state() / "backup.work");
  house.backups = house.store->backups(house.folder(), house.clock);
  CHECK(names_in(house.folder()).size() == 2);
  CHECK(std::filesystem::exists(house.folder() / "somebody's.partial"));
  CHECK_FALSE(std::filesystem::exists(house.store.directory().state() / "backup.work"));
}

TEST_CASE("the newest backups are kept, and nothing else is touched", "[backup]") {
  House house;
  std::vector<std::string> made;
  for (int i = 0; i < 4; ++i) made.push_back(house.make().name);
  std::ofstream{house.folder() / "notes.txt"} << "mine";
  CHECK(house.backups->keep_newest(2) == std::vector<std::string>{made[1], made[0]});
  CHECK(names_in(house.folder()) == std::set<std::string>{made[2], made[3], "notes.txt"});
  CHECK(house.backups->keep_newest(2).empty());
  const std::vector<ListedBackup> listed = house.backups->list();
  REQUIRE(listed.size() == 2);
  CHECK(listed[0].name == made[3]);
  CHECK(listed[0].manifest->rows.at("payments") == 2);
}

TEST_CASE("a backup that was changed, cut off or sealed with another key is told", "[backup]") {
  House house;
  const Backup backup = house.make();
  SilentProgress progress;
  CHECK(house.backups->verify(backup.name, progress).sha256 == backup.sha256);

  const auto file = house.file(backup);
  std::filesystem::resize_file(file, static_cast<std::uintmax_t>(backup.bytes) - 100);
  CHECK(failure_of([&] { house.backups->verify(backup.name, progress); }).code == ErrorCode::corrupt);
  CHECK(failure_of([&] { house.backups->verify("benefitd-gone.backup", progress); }).code ==
        ErrorCode::not_found);
  CHECK(failure_of([&] { house.backups->verify("../state/benefitd.db", progress); }).code ==
        ErrorCode::not_found);

  const Backup good = house.make();
  const auto there = house.store.directory().path() / "restored";
  const Error other_key =
      failure_of([&] { restore_backup(house.file(good), there, SealKey::random(), {}, progress); });
  CHECK(other_key.code == ErrorCode::forbidden);
  CHECK(other_key.what == "the backup was sealed with another master key");
  CHECK_FALSE(std::filesystem::exists(there));
}

TEST_CASE("a backup is restored into an empty directory only", "[backup]") {
  House house;
  const Backup backup = house.make();
  const auto there = house.store.directory().path() / "restored";
  std::filesystem::create_directory(there);
  std::ofstream{there / "master.key"} << "x";
  const Error key = failure_of([&] { house.restore(house.file(backup), there); });
  CHECK(key.code == ErrorCode::conflict);
  CHECK(key.what == "the state directory is not empty: it has master.key");
  house.restore(house.file(backup), there, {there / "master.key"});
  const Error twice = failure_of([&] { house.restore(house.file(backup), there, {there / "master.key"}); });
  CHECK(twice.what == "the state directory is not empty: it has benefitd.db");
  // In the directory itself, where backups lie unless told otherwise.
  const auto beside = house.store.directory().path() / "beside";
  std::filesystem::create_directories(beside / "backups");
  std::filesystem::copy(house.file(backup), beside / "backups");
  house.restore(beside / "backups" / backup.name, beside, {beside / "backups" / backup.name});
}

TEST_CASE("a directory that is half restored starts no service", "[backup]") {
  House house;
  const auto there = house.store.directory().path() / "restored";
  std::filesystem::create_directories(there / restore_folder_name);
  const Error half = failure_of([&] { SqliteStore::open(there, house.key()); });
  CHECK(half.what == "a restore into the state directory was not finished");
  house.restore(house.file(house.make()), there);
  std::filesystem::create_directories(there / restore_folder_name);  // killed when all was in its place
  CHECK(SqliteStore::open(there, house.key())->facts().batches().size() == 1);
  CHECK_FALSE(std::filesystem::exists(there / restore_folder_name));
}

TEST_CASE("a backup of an older schema is restored and brought up to date, one of a newer schema is refused",
          "[backup]") {
  const test::TemporaryDirectory old;
  test::write_old_store(old, 31);
  const BackupKey key{private_key_from_file(old.key())};
  BackupManifest manifest{.program = "12.3", .point = {}, .rows = {}, .files = {}};
  manifest.point.schema = 31;
  {
    Connection source{{old.state() / database_name, {}}, Connection::Mode::read};
    manifest.rows = count_rows(source);
  }
  std::vector<FileDescriptor> contents;
  contents.emplace_back(::open((old.state() / database_name).c_str(), O_RDONLY | O_CLOEXEC));
  manifest.files.push_back(describe_file(std::string(database_name), contents[0]));
  SilentProgress progress;
  write_backup_file(old.path() / "old.backup", key, manifest, contents, progress);
  const auto there = old.path() / "restored";
  restore_backup(old.path() / "old.backup", there, private_key_from_file(old.key()), {}, progress);
  CHECK(SqliteStore::open(there, private_key_from_file(old.key()))->check(progress).is_whole());

  manifest.point.schema = schema_version() + 1;
  write_backup_file(old.path() / "newer.backup", key, manifest, contents, progress);
  const Error refused = failure_of([&] {
    restore_backup(old.path() / "newer.backup", old.path() / "elsewhere", private_key_from_file(old.key()),
                   {}, progress);
  });
  CHECK(refused.code == ErrorCode::schema_newer);
  CHECK(refused.hint == "install benefitd 12.3 or a newer one");
  CHECK_FALSE(std::filesystem::exists(old.path() / "elsewhere"));
}

TEST_CASE("what somebody did to the database behind our back is found by the examination", "[backup]") {
  House house;
  SilentProgress progress;
  CHECK(house.store->check(progress).is_whole());
  const auto change = [&](const std::string& sql) {
    SQLite::Database{house.store.database().string(), SQLite::OPEN_READWRITE}.exec(sql);
  };
  SECTION("a changed entry of the record, and a backup of it is not called good") {
    change("DROP TRIGGER audit_log_is_not_changed; UPDATE audit_log SET actor = 'nobody'");
    const StoreCheck check = house.store->check(progress);
    CHECK_FALSE(check.audit_breaches.empty());
    CHECK(check.odd_tables == std::vector<std::string>{"audit_log_is_not_changed"});
    CHECK(failure_of([&] { house.make(); }).what == "the audit log in the backup does not hold together");
    CHECK(names_in(house.folder()).empty());
  }
  SECTION("a row that refers to nothing") {
    change(
        "PRAGMA foreign_keys = OFF; INSERT INTO case_events (case_id, at, actor, what, text) "
        "VALUES (99, 1, 'a', 'b', 'c')");
    CHECK(house.store->check(progress).broken_references == 1);
    CHECK(failure_of([&] { house.make(); }).code == ErrorCode::corrupt);
  }
  SECTION("a table too many, and one too few") {
    change("CREATE TABLE mine (x INTEGER) STRICT; DROP TABLE news");
    CHECK(house.store->check(progress).odd_tables == std::vector<std::string>{"mine", "news"});
  }
  SECTION("another key") {
    change("UPDATE seal_check SET sealed = x'00'");
    CHECK_FALSE(house.store->check(progress).key_fits);
  }
}

}  // namespace
}  // namespace benefit::store
