// The disk fails, or the process is killed, at write number 1, then 2, then 3, ... of a backup and of an
// upgrade. No backup that was not finished ever has its name; a store is of the old schema or of a newer one,
// never in between; and both succeed when they are tried again.

#include "tests/fault/store/faulty_vfs.hpp"
#include "tests/support/fixed_clock.hpp"
#include "tests/support/silent_progress.hpp"
#include "tests/unit/store/old_store.hpp"

#include <csignal>
#include <functional>
#include <string>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <SQLiteCpp/Database.h>
#include <catch2/catch.hpp>

namespace benefit::store {
namespace {

using benefit::test::FixedClock;
using benefit::test::SilentProgress;
using test::FaultyVfs;
using test::TemporaryDirectory;
using Fault = FaultyVfs::Fault;

const FixedClock standing_clock;

std::unique_ptr<SqliteStore> open_in(const TemporaryDirectory& directory) {
  return SqliteStore::open(directory.state(), load_or_create_key(directory.key()), {.vfs = "faulty"});
}

std::filesystem::path folder_of(const TemporaryDirectory& directory) { return directory.path() / "backups"; }

/// A state directory with something in it, to be copied for each trial.
class Prepared {
 public:
  Prepared() {
    FaultyVfs::instance().disarm();
    const auto store = open_in(directory_);
    test::deliver_payments(store->facts(), test::header(Feed::payments), {test::citizen(1)},
                           test::month(2018, 3));
    store->audit().record("ann", "start", std::nullopt, "", test::at(1));
  }
  void copy_to(const TemporaryDirectory& directory) const {
    std::filesystem::copy(directory_.path(), directory.path(), std::filesystem::copy_options::recursive);
  }

 private:
  TemporaryDirectory directory_;
};

void make_backup(const TemporaryDirectory& directory) {
  const auto store = open_in(directory);
  SilentProgress progress;
  store->backups(folder_of(directory), standing_clock)->make(progress);
}

/// Gives whether there is a backup, which then is good. `is_dead`: a killed process may have left a half one
/// under another name.
bool check_backups(const TemporaryDirectory& directory, bool is_dead) {
  const auto store = open_in(directory);
  const auto is_half = [](const std::filesystem::path& file) { return file.extension() == ".partial"; };
  std::error_code none;
  for (const auto& entry : std::filesystem::directory_iterator(folder_of(directory), none))
    CHECK((is_dead || !is_half(entry.path())));
  if (!is_dead) CHECK_FALSE(std::filesystem::exists(directory.state() / "backup.work"));
  const auto backups = store->backups(folder_of(directory), standing_clock);
  for (const auto& entry : std::filesystem::directory_iterator(folder_of(directory), none))
    CHECK_FALSE(is_half(entry.path()));
  SilentProgress progress;
  const std::vector<ListedBackup> listed = backups->list();
  for (const ListedBackup& backup : listed) CHECK_NOTHROW(backups->verify(backup.name, progress));
  CHECK(store->check(progress).is_whole());
  return !listed.empty();
}

/// Runs it in a process of its own: 0 done, 9 killed, 3 refused as a full or broken disk is told.
int run_apart(const std::function<void()>& run) {
  const pid_t child = ::fork();
  REQUIRE(child >= 0);
  if (child == 0) {
    try {
      run();
    } catch (const Failure& failure) {
      const ErrorCode code = failure.error().code;
      ::_exit(code == ErrorCode::disk_full || code == ErrorCode::io ? 3 : 1);
    } catch (...) {
      ::_exit(1);
    }
    ::_exit(0);
  }
  int status = 0;
  REQUIRE(::waitpid(child, &status, 0) == child);
  REQUIRE(WIFEXITED(status));
  return WEXITSTATUS(status);
}

TEST_CASE("a backup survives every fault of the disk", "[fault]") {
  FaultyVfs& disk = FaultyVfs::instance();
  const Prepared prepared;
  for (const Fault fault : {Fault::disk_full_until_disarmed, Fault::io_error_once}) {
    bool fired = true;
    for (int n = 1; fired; ++n) {
      CAPTURE(n, static_cast<int>(fault));
      const TemporaryDirectory directory;
      prepared.copy_to(directory);
      bool made = true;
      {
        const auto store = open_in(directory);
        const auto backups = store->backups(folder_of(directory), standing_clock);
        SilentProgress progress;
        disk.arm(n, fault);
        try {
          backups->make(progress);
        } catch (const Failure& failure) {
          made = false;
          const bool full = fault == Fault::disk_full_until_disarmed;
          CHECK(failure.error().code == (full ? ErrorCode::disk_full : ErrorCode::io));
        }
        fired = disk.fired();
        disk.disarm();
      }
      CHECK((fired || made));
      CHECK(check_backups(directory, false) == made);
      CHECK_NOTHROW(make_backup(directory));
      REQUIRE(n < 2000);
    }
  }
}

TEST_CASE("a backup survives a kill at every write", "[fault]") {
  const Prepared prepared;
  int ended = 9;
  for (int n = 1; ended == 9; ++n) {
    CAPTURE(n);
    const TemporaryDirectory directory;
    prepared.copy_to(directory);
    ended = run_apart([&] {
      const auto store = open_in(directory);
      const auto backups = store->backups(folder_of(directory), standing_clock);
      SilentProgress progress;
      FaultyVfs::instance().arm(n, Fault::killed);
      backups->make(progress);
    });
    REQUIRE((ended == 9 || ended == 0));
    CHECK(check_backups(directory, true) == (ended == 0));
    CHECK_NOTHROW(make_backup(directory));
    REQUIRE(n < 2000);
  }
}

TEST_CASE("a backup for which there is no room leaves nothing, however much of it fits", "[fault]") {
  const Prepared prepared;
  constexpr rlim_t step = 64 * 1024;
  int ended = 3;
  for (rlim_t room = 0; ended != 0; room += step) {
    CAPTURE(room);
    const TemporaryDirectory directory;
    prepared.copy_to(directory);
    ended = run_apart([&] {
      const auto store = open_in(directory);
      const auto backups = store->backups(folder_of(directory), standing_clock);
      ::signal(SIGXFSZ, SIG_IGN);  // so that a write beyond fails, as on a full disk
      const rlimit limit{room, room};
      ::setrlimit(RLIMIT_FSIZE, &limit);
      SilentProgress progress;
      backups->make(progress);
    });
    REQUIRE((ended == 3 || ended == 0));
    CHECK(check_backups(directory, false) == (ended == 0));
    REQUIRE(room < 100 * step);
  }
}

/// Checks what an interrupted upgrade has left, then ends it.
void check_upgrade(const TemporaryDirectory& directory, std::int64_t from) {
  {
    SQLite::Database database{(directory.state() / database_name).string(), SQLite::OPEN_READWRITE};
    CHECK(database.execAndGet("PRAGMA integrity_check").getString() == "ok");
    const std::int64_t reached = database.execAndGet("PRAGMA user_version").getInt64();
    CHECK((reached >= from && reached <= schema_version()));
    if (reached > from)
      CHECK(std::filesystem::exists(directory.state() / fmt::format("benefitd.db.schema-{}", from)));
  }
  const auto store = open_in(directory);
  SilentProgress progress;
  const StoreCheck check = store->check(progress);
  CHECK(check.is_whole());
  CHECK(check.rows.at("payments") > 0);
  // Of an upgrade that took several starts the copy of before the first one is kept.
  for (std::int64_t schema = from; schema < schema_version(); ++schema)
    CHECK(std::filesystem::exists(directory.state() / fmt::format("benefitd.db.schema-{}", schema)) ==
          (schema == from));
}

constexpr std::int64_t old_schema = 31;  // from there on every kind of step comes

TEST_CASE("an upgrade survives every fault of the disk", "[fault]") {
  FaultyVfs& disk = FaultyVfs::instance();
  disk.disarm();
  const TemporaryDirectory old;
  test::write_old_store(old, old_schema);
  for (const Fault fault : {Fault::disk_full_until_disarmed, Fault::io_error_once}) {
    bool fired = true;
    for (int n = 1; fired; ++n) {
      CAPTURE(n, static_cast<int>(fault));
      const TemporaryDirectory directory;
      std::filesystem::copy(old.path(), directory.path(), std::filesystem::copy_options::recursive);
      disk.arm(n, fault);
      try {
        open_in(directory);
      } catch (const Failure& failure) {
        CHECK(failure.error().code ==
              (fault == Fault::disk_full_until_disarmed ? ErrorCode::disk_full : ErrorCode::io));
      }
      fired = disk.fired();
      disk.disarm();
      check_upgrade(directory, old_schema);
      REQUIRE(n < 2000);
    }
  }
}

TEST_CASE("an upgrade survives a kill at every write", "[fault]") {
  FaultyVfs::instance().disarm();
  const TemporaryDirectory old;
  test::write_old_store(old, old_schema);
  int ended = 9;
  for (int n = 1; ended == 9; ++n) {
    CAPTURE(n);
    const TemporaryDirectory directory;
    std::filesystem::copy(old.path(), directory.path(), std::filesystem::copy_options::recursive);
    ended = run_apart([&] {
      FaultyVfs::instance().arm(n, Fault::killed);
      open_in(directory);
    });
    REQUIRE((ended == 9 || ended == 0));
    check_upgrade(directory, old_schema);
    REQUIRE(n < 2000);
  }
}

}  // namespace
}  // namespace benefit::store
