// The disk fails at write, sync or truncation number 1, then 2, then 3, ... of an operation, or the process
// is killed there. Each time the database is whole, the operation has happened wholly or not at all, and it
// succeeds when it is tried again. The last trial of each row is the one in which nothing failed any more.

#include "tests/fault/store/faulty_vfs.hpp"
#include "tests/support/pending_comparisons.hpp"
#include "tests/unit/store/scratch.hpp"
#include "verify/types/audit_chain.hpp"

#include <functional>
#include <sys/wait.h>
#include <unistd.h>

#include <SQLiteCpp/Database.h>
#include <catch2/catch.hpp>

namespace benefit::store {
namespace {

const std::vector<std::string> every_check = {"D1", "S1", "P5"};

using test::at;
using test::citizen;
using test::FaultyVfs;
using test::header;
using test::month;
using Fault = FaultyVfs::Fault;

const StoreOptions on_faulty_disk{
    .rows_per_run = 4, .rows_per_transaction = 3, .subjects_per_transaction = 1, .idle_readers = 1, .vfs = "faulty"};

/// What is tried. All functions may be called with a store in any state that a fault can leave.
struct Operation {
  std::function<void(SqliteStore&)> prepare;
  std::function<void(SqliteStore&)> run;
  /// Whether it has happened. Checks that nothing happened by halves.
  std::function<bool(SqliteStore&)> has_happened;
};

int count(const std::filesystem::path& file, const std::string& what) {
  return SQLite::Database{file.string()}.execAndGet("SELECT count(*) FROM " + what).getInt();
}

void check_whole(const std::filesystem::path& file) {
  SQLite::Database database{file.string(), SQLite::OPEN_READWRITE};
  CHECK(database.execAndGet("PRAGMA integrity_check").getString() == "ok");
  SQLite::Statement foreign_keys{database, "PRAGMA foreign_key_check"};
  CHECK_FALSE(foreign_keys.executeStep());
}

/// A state directory in which an operation was prepared, to be copied for each trial.
class Prepared {
 public:
  explicit Prepared(const Operation& operation) {
    FaultyVfs::instance().disarm();
    operation.prepare(*open_in(directory_));
  }

  static std::unique_ptr<SqliteStore> open_in(const test::TemporaryDirectory& directory) {
    return SqliteStore::open(
        directory.state(),
        {load_or_create_key(directory.key()), load_or_create_key(directory.path() / "master.key.next")},
        on_faulty_disk);
  }
  void copy_to(const test::TemporaryDirectory& directory) const {
    std::filesystem::copy(directory_.path(), directory.path(), std::filesystem::copy_options::recursive);
  }

 private:
  test::TemporaryDirectory directory_;
};

/// Checks what a fault has left, then tries the operation once more.
void check_and_repeat(const Operation& operation, const test::TemporaryDirectory& directory,
                      bool must_have_happened) {
  check_whole(directory.state() / "benefitd.db");
  {
    const auto store = Prepared::open_in(directory);
    CHECK(count(directory.state() / "benefitd.db", "batches WHERE state = 'importing'") == 0);
    const bool happened = operation.has_happened(*store);
    if (must_have_happened) CHECK(happened);
    CHECK_NOTHROW(operation.run(*store));
    CHECK(operation.has_happened(*store));
  }
  check_whole(directory.state() / "benefitd.db");
}

/// Runs the operation and closes the store, on a disk that fails. Returns whether the operation was
/// acknowledged.
bool run_on_failing_disk(const Operation& operation, const test::TemporaryDirectory& directory, int n,
                         Fault fault) {
  const auto store = Prepared::open_in(directory);
  FaultyVfs::instance().arm(n, fault);
  try {
    operation.run(*store);
    return true;
  } catch (const Failure& failure) {
    const bool full = fault == Fault::disk_full_once || fault == Fault::disk_full_until_disarmed;
    CHECK(failure.error().code == (full ? ErrorCode::disk_full : ErrorCode::io));
    CHECK_FALSE(failure.error().what.empty());
    return false;
  }
}

void fail_at_every_operation(const Operation& operation, Fault fault) {
  const Prepared prepared{operation};
  bool fired = true;
  for (int n = 1; fired; ++n) {
    CAPTURE(n);
    const test::TemporaryDirectory directory;
    prepared.copy_to(directory);
    const bool acknowledged = run_on_failing_disk(operation, directory, n, fault);
    fired = FaultyVfs::instance().fired();
    FaultyVfs::instance().disarm();
    CHECK((fired || acknowledged));
    check_and_repeat(operation, directory, acknowledged);
    REQUIRE(n < 5000);
  }
}

/// Runs the operation in a process of its own, killed at its operation number n. Returns whether it was
/// killed before its end.
bool run_in_killed_process(const Operation& operation, const test::TemporaryDirectory& directory, int n) {
  const pid_t child = ::fork();
  REQUIRE(child >= 0);
  if (child == 0) {
    FaultyVfs::instance().arm(n, Fault::killed);
    try {
      operation.run(*Prepared::open_in(directory));
    } catch (...) {
      ::_exit(1);
    }
    ::_exit(0);
  }
  int status = 0;
  REQUIRE(::waitpid(child, &status, 0) == child);
  REQUIRE(WIFEXITED(status));
  REQUIRE(WEXITSTATUS(status) != 1);
  return WEXITSTATUS(status) == 9;
}

void kill_at_every_operation(const Operation& operation) {
  const Prepared prepared{operation};
  bool killed = true;
  for (int n = 1; killed; ++n) {
    CAPTURE(n);
    const test::TemporaryDirectory directory;
    prepared.copy_to(directory);
    killed = run_in_killed_process(operation, directory, n);
    check_and_repeat(operation, directory, !killed);
    REQUIRE(n < 5000);
  }
}

void fail_and_kill(const Operation& operation) {
  for (const Fault fault : {Fault::disk_full_once, Fault::disk_full_until_disarmed, Fault::io_error_once,
                            Fault::io_error_until_disarmed})
    fail_at_every_operation(operation, fault);
  kill_at_every_operation(operation);
}

const std::vector<CitizenId> people{citizen(5), citizen(3), citizen(1), citizen(4), citizen(2)};

/// Supersedes one delivery by another, in two runs and several transactions.
const Operation import{
    .prepare =
        [](SqliteStore& store) {
          // Another feed's batch first, so that no batch has the number of its feed.
          store.facts().begin_batch(header(Feed::traces_of_life))->commit(Encoding::utf8, {}, 0);
          test::deliver_payments(store.facts(), header(Feed::payments), people, month(2018, 2));
        },
    .run =
        [](SqliteStore& store) {
          const auto writer = store.facts().begin_batch(header(Feed::payments, "2018-03", 2000, "bb"));
          std::int64_t line = 2;
          for (const CitizenId id : people)
            writer->add(test::payment(id, month(2018, 3), {writer->id(), line++}));
          writer->reject({{line, "", "row.short", ""}, {"x"}});
          writer->damaged({2, "name", "value.missing", ""});
          writer->commit(Encoding::utf8, {"id_number"}, 6);
        },
    .has_happened =
        [](SqliteStore& store) {
          const std::vector<Batch> batches = store.facts().batches();
          REQUIRE(batches.size() >= 2);
          const Batch& current = batches.front();
          const bool happened = batches.size() > 2;
          for (const CitizenId id : people) {
            const SubjectFacts facts = store.facts().subject(id, {}).value();
            REQUIRE(facts.payments.size() == 1);
            CHECK(facts.payments[0].source.batch == current.id);
            CHECK(facts.payments[0].month == month(2018, happened ? 3 : 2));
          }
          int rejects = 0;
          store.facts().for_each_reject(current.id, [&](const Reject&) { ++rejects; });
          CHECK(rejects == (happened ? 1 : 0));
          if (happened) CHECK(batches[1].superseded_by == current.id);
          return happened;
        },
};

const Bytes photo(3000, 'p');

const Operation collection{
    .prepare =
        [](SqliteStore& store) {
          store.photos().enrol(citizen(1), test::day(2015, 1, 1), Bytes{1}, test::measured_face(), at(1));
        },
    .run =
        [](SqliteStore& store) {
          const Collection submitted{0,          citizen(1),         "王秀英", at(5), "station",
                                     "operator", RegionCode{130225}, 0,        at(6)};
          store.photos().collect(submitted, photo, test::measured_face());
        },
    .has_happened =
        [](SqliteStore& store) {
          const auto facts = store.facts().subject(citizen(1), {});
          const auto pending = benefit::test::pending_comparisons(store.photos(), "test-1");
          CHECK(pending.size() == (facts ? 1 : 0));
          if (!facts) return false;
          REQUIRE(facts->collections.size() == 1);
          const PhotoId id = facts->collections[0].collection.photo;
          CHECK(store.photos().photo(id).value() == photo);
          CHECK(store.photos().measurement(id)->face);
          return true;
        },
};

Finding finding(int subject) {
  return {.key = {"D1", citizen(subject), "2018-01"},
          .name = "王秀英",
          .region = {},
          .sums = {},
          .reasons = {{"d1.paid_after_death", {}}},
          .citations = {}};
}

std::optional<CaseChange> open_case(const std::optional<Case>& current,
                                    std::span<const StoredFinding> findings, Instant now) {
  if (current) return std::nullopt;
  const Finding& first = findings.front().finding;
  return CaseChange{{.id = 0,
                     .subject = first.key.subject,
                     .state = CaseState::open,
                     .name = first.name,
                     .region = {},
                     .taken_by = {},
                     .outcome = {},
                     .proposed_by = {},
                     .opened_at = now,
                     .sums = {},
                     .checks = {},
                     .version = 1},
                    {{now, "benefitd", "opened", ""}},
                    {findings.front().id},
                    {}};
}

/// A whole verification, taken up again where it stopped.
const Operation verification{
    .prepare =
        [](SqliteStore& store) {
          const JobId job = store.jobs().add(JobKind::verify, "{}", "clerk", at(1));
          store.jobs().plan(
              job, std::vector<SubjectRange>{{0, citizen(2).body()}, {citizen(2).body(), ~std::uint64_t{0}}});
        },
    .run =
        [](SqliteStore& store) {
          while (const auto partition = store.jobs().lease(1, "a", at(10), at(11)))
            store.cases().complete(*partition, std::vector{finding(partition->ordinal == 0 ? 1 : 2)}, 0, {},
                                   at(10));
          store.cases().conclude(1, every_check, open_case, at(10));
        },
    .has_happened =
        [](SqliteStore& store) {
          int findings = 0;
          store.cases().for_each_finding(true, [&](const StoredFinding&) { ++findings; });
          CHECK(store.jobs().partitions(1).first == findings);
          const std::vector<Case> cases = store.cases().cases({}).value();
          CHECK(cases.size() <= 2);
          for (const Case& found : cases) {
            CHECK(store.cases().findings_of(found.id).size() == 1);
            CHECK(store.cases().events_of(found.id).size() == 1);
          }
          return cases.size() == 2;
        },
};

const Operation decision{
    .prepare =
        [](SqliteStore& store) {
          verification.prepare(store);
          verification.run(store);
        },
    .run =
        [](SqliteStore& store) {
          Case next = store.cases().find_case(1).value();
          if (next.state == CaseState::decided) return;
          next.state = CaseState::decided;
          next.outcome = Outcome::registry_wrong;
          const CaseChange change{next,
                                  {{at(20), "officer", "decided", "reason"}},
                                  {},
                                  {{citizen(1), "00ff", Outcome::registry_wrong}}};
          if (const auto applied = store.cases().apply(change); !applied) throw Failure{applied.error()};
        },
    .has_happened =
        [](SqliteStore& store) {
          const Case found = store.cases().find_case(1).value();
          const bool happened = found.state == CaseState::decided;
          CHECK(found.version == (happened ? 2 : 1));
          CHECK(store.cases().events_of(1).size() == (happened ? 2 : 1));
          return happened;
        },
};

/// A repair with all that a step on a case can write: events, set-asides, a suspension, back pay, a request, and
/// its entry in the audit log.
const Operation repair{
    .prepare =
        [](SqliteStore& store) {
          verification.prepare(store);
          verification.run(store);
          CaseChange change{
              store.cases().find_case(1).value(), {{at(12), "li", "notice_served", "x"}}, {}, {}};
          change.suspension = Suspension{.id = 0,
                                         .case_id = 1,
                                         .subject = citizen(1),
                                         .state = SuspensionState::noticed,
                                         .notice = {test::day(2018, 4, 1), Service::in_person, "li", at(12),
                                                    "li", test::day(2018, 4, 20)}};
          if (const auto applied = store.cases().apply(change); !applied) throw Failure{applied.error()};
        },
    .run =
        [](SqliteStore& store) {
          CaseChange change{store.cases().find_case(1).value(), {{at(20), "li", "benefits_on", "x"}}, {}, {}};
          if (store.cases().find_request("li:k")) return;
          change.next.state = CaseState::decided;
          change.next.outcome = Outcome::registry_wrong;
          change.set_aside = {{citizen(1), "00ff", Outcome::registry_wrong}};
          change.suspension = store.cases().suspension_of(citizen(1));
          change.suspension->state = SuspensionState::stopped;
          change.suspension->ended_at = at(20);
          change.suspension->ended_because = "repaired";
          change.back_pay = {{Scheme::resident_pension, month(2018, 3), Fen{5}, 2, Fen{10}}};
          change.request = DoneRequest{"li:k", "li", "x", 0};
          change.taken = StepTaken{"li", "death.repair", at(20)};
          if (const auto applied = store.cases().apply(change); !applied) throw Failure{applied.error()};
        },
    .has_happened =
        [](SqliteStore& store) {
          const bool happened = store.cases().find_case(1)->state == CaseState::decided;
          CHECK(store.cases().events_of(1).size() == (happened ? 3 : 2));
          CHECK(store.cases().suspension_of(citizen(1))->is_active() == !happened);
          CHECK(store.cases().back_pay_of(1).size() == (happened ? 1 : 0));
          CHECK(store.cases().set_aside_by(1).size() == (happened ? 1 : 0));
          CHECK(store.cases().find_request("li:k").has_value() == happened);
          CHECK(store.audit().entries({}).size() == (happened ? 1 : 0));
          return happened;
        },
};

std::vector<FoundBreach> breaches_of(const AuditLog& audit) {
  AuditChainReader chain;
  chain.read(audit.stretch(0, 1000));
  chain.end();
  return chain.breaches();
}

/// A change of the master key, taken up again where it stopped.
const Operation key_change{
    .prepare =
        [](SqliteStore& store) {
          for (int n = 1; n <= 3; ++n)
            store.photos().enrol(citizen(n), test::day(2015, 1, 1), photo, test::measured_face(), at(n));
          store.audit().record("root", "start", std::nullopt, "", at(1));
        },
    .run =
        [](SqliteStore& store) {
          MasterKeys& keys = store.master_keys();
          if (const MasterKeyState state = keys.state(); !state.next && !state.former) return;
          if (const auto begun = keys.begin_change("root", at(10)); !begun) throw Failure{begun.error()};
          while (!keys.rewrap(2).complete) {
          }
          keys.end_change("root", at(20));
        },
    .has_happened =
        [](SqliteStore& store) {
          for (int n = 1; n <= 3; ++n) {
            CHECK(store.photos().photo(n).value() == photo);
            CHECK(store.photos().measurement(n)->face);
          }
          CHECK(breaches_of(store.audit()).empty());
          const auto entries = store.audit().entries({});
          const MasterKeyState state = store.master_keys().state();
          CHECK(entries.size() == (state.next ? 1 : state.former ? 2 : 3));
          return !state.next && !state.former;
        },
};

TEST_CASE("a change of the master key survives every fault", "[fault]") { fail_and_kill(key_change); }
TEST_CASE("a repair survives every fault", "[fault]") { fail_and_kill(repair); }
TEST_CASE("an import survives every fault", "[fault]") { fail_and_kill(import); }
TEST_CASE("a collection survives every fault", "[fault]") { fail_and_kill(collection); }
TEST_CASE("a verification survives every fault", "[fault]") { fail_and_kill(verification); }
TEST_CASE("a decision survives every fault", "[fault]") { fail_and_kill(decision); }

TEST_CASE("the first start survives every fault", "[fault]") {
  FaultyVfs& disk = FaultyVfs::instance();
  for (const Fault fault : {Fault::disk_full_until_disarmed, Fault::io_error_once}) {
    bool fired = true;
    for (int n = 1; fired; ++n) {
      CAPTURE(n);
      const test::TemporaryDirectory directory;
      disk.arm(n, fault);
      try {
        Prepared::open_in(directory);
      } catch (const Failure& failure) {
        const bool full = fault == Fault::disk_full_until_disarmed;
        CHECK(failure.error().code == (full ? ErrorCode::disk_full : ErrorCode::io));
      }
      fired = disk.fired();
      disk.disarm();
      check_whole(directory.state() / "benefitd.db");
      const auto store = Prepared::open_in(directory);
      CHECK(store->facts().batches().empty());
      REQUIRE(n < 5000);
    }
  }
}

TEST_CASE("when the disk has room again, the store that is open goes on", "[fault]") {
  FaultyVfs& disk = FaultyVfs::instance();
  const test::TemporaryDirectory directory;
  disk.disarm();
  const auto store = Prepared::open_in(directory);
  import.prepare(*store);
  disk.arm(1, Fault::disk_full_until_disarmed);
  for (int i = 0; i < 3; ++i) {
    CHECK(test::failure_of([&] { import.run(*store); }).code == ErrorCode::disk_full);
    CHECK(test::failure_of([&] { collection.run(*store); }).code == ErrorCode::disk_full);
    CHECK(store->facts().subject(citizen(1), {})->payments.size() == 1);  // it can still be read
  }
  disk.disarm();
  import.run(*store);
  collection.run(*store);
  CHECK(import.has_happened(*store));
}

TEST_CASE("what a killed import left is removed when the store is opened", "[fault]") {
  const Prepared prepared{import};
  const test::TemporaryDirectory directory;
  prepared.copy_to(directory);
  const pid_t child = ::fork();
  REQUIRE(child >= 0);
  if (child == 0) {
    const auto store = Prepared::open_in(directory);
    const auto writer = store->facts().begin_batch(header(Feed::payments, "2018-03", 2000, "bb"));
    for (int i = 0; i < 50; ++i)
      writer->add(test::payment(citizen(i), month(2018, 3), {writer->id(), i + 2}));
    ::_exit(0);  // without running any destructor
  }
  int status = 0;
  REQUIRE(::waitpid(child, &status, 0) == child);
  const std::filesystem::path database = directory.state() / "benefitd.db";
  REQUIRE(count(database, "payments WHERE month = 201803") > 0);
  REQUIRE(count(database, "batches") == 3);
  Prepared::open_in(directory);
  CHECK(count(database, "payments WHERE month = 201803") == 0);
  CHECK(count(database, "batches") == 2);
}

}  // namespace
}  // namespace benefit::store
