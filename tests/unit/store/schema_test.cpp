#include "verify/store/sqlite/schema.hpp"

#include "tests/unit/store/scratch.hpp"

#include <fstream>
#include <set>

#include <catch2/catch.hpp>

namespace benefit::store {
namespace {

using test::Scratch;

const std::filesystem::path sources = std::filesystem::path{BENEFIT_SOURCE_DIR} / "verify/store/sqlite";

std::string text_of(const std::filesystem::path& file) {
  std::ifstream stream{file};
  return {std::istreambuf_iterator<char>{stream}, {}};
}

Error reopening(Scratch& store) {
  return test::failure_of([&] { store.open(); });
}

void execute(const Scratch& store, const std::string& sql) {
  SQLite::Database{store.database().string(), SQLite::OPEN_READWRITE}.exec(sql);
}

TEST_CASE("every migration file is a step, numbered without gaps", "[schema]") {
  std::set<std::string> names;
  for (const auto& entry : std::filesystem::directory_iterator{sources / "migrations"})
    names.insert(entry.path().filename().string());
  std::int64_t number = 0;
  for (const std::string& name : names) {
    CAPTURE(name);
    CHECK(name.substr(0, 4) == fmt::format("{:04}", ++number));
  }
  CHECK(number == schema_version());
}

TEST_CASE("a new store is at the newest schema, and strict", "[schema]") {
  Scratch store;
  store.close();
  SQLite::Database database{store.database().string()};
  CHECK(database.execAndGet("PRAGMA user_version").getInt64() == schema_version());
  CHECK(database.execAndGet("PRAGMA journal_mode").getString() == "wal");
  CHECK(database
            .execAndGet("SELECT count(*) FROM pragma_table_list WHERE type = 'table' AND schema = 'main' AND "
                        "NOT strict "
                        "AND name NOT LIKE 'sqlite_%'")
            .getInt() == 0);
}

TEST_CASE("a store written by a newer version is refused", "[schema]") {
  Scratch store;
  store.close();
  execute(store, "PRAGMA user_version = 999");
  const Error error = reopening(store);
  CHECK(error.code == ErrorCode::schema_newer);
  CHECK(error.what == fmt::format("the state directory has schema 999, this version knows schemas up to {}",
                                  schema_version()));
}

TEST_CASE("jobs, and what refers to them, outlive the coming of another kind of job", "[schema]") {
  Scratch store;
  store.close();
  std::filesystem::remove(store.database());
  {
    SQLite::Database old{store.database().string(), SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE};
    std::set<std::filesystem::path> files;
    for (const auto& entry : std::filesystem::directory_iterator{sources / "migrations"})
      if (entry.path().filename() < "0012") files.insert(entry.path());
    for (const auto& file : files) old.exec(text_of(file));
    old.exec(
        "PRAGMA user_version = 11; PRAGMA application_id = 0x626e6674;"
        "INSERT INTO jobs (id, kind, state, requested_by, requested_at, parameters, phase)"
        "  VALUES (7, 2, 2, 'ann', 5, '{}', 'verify');"
        "INSERT INTO job_partitions (job_id, ordinal, first_subject, end_subject) VALUES (7, 0, 1, 2)");
  }
  store.open();
  CHECK(store->jobs().unfinished().at(0).phase == "verify");
  CHECK(store->jobs().partitions(7).second == 1);
  CHECK(store->jobs().add(JobKind::dedupe_faces, "{}", "ann", test::at(6)) == 8);
  store.close();
  SQLite::Database database{store.database().string()};
  SQLite::Statement broken{database, "PRAGMA foreign_key_check"};
  CHECK_FALSE(broken.executeStep());
}

TEST_CASE("another program's database is refused", "[schema]") {
  Scratch store;
  store.close();
  execute(store, "PRAGMA application_id = 7");
  CHECK(reopening(store).what == "benefitd.db is a database of another program");
}

TEST_CASE("a store of ours is told from what else may lie there", "[schema]") {
  Scratch store;
  const auto state = store.directory().state();
  store.close();
  CHECK(holds_store(state));
  CHECK_FALSE(holds_store(state / "nowhere"));
  std::ofstream(store.database(), std::ios::binary) << std::string(200, 'x');
  CHECK_FALSE(holds_store(state));
  std::ofstream(store.database(), std::ios::binary) << "";
  CHECK_FALSE(holds_store(state));
}

TEST_CASE("a file that is no database is refused", "[schema]") {
  Scratch store;
  store.close();
  std::ofstream{store.database()} << std::string(8192, 'x');
  CHECK(reopening(store).code == ErrorCode::corrupt);
}

TEST_CASE("damaged pages are noticed, not believed", "[schema]") {
  Scratch store;
  store->audit().record("clerk", "start", std::nullopt, "", test::at(1));
  store.close();
  const auto size = std::filesystem::file_size(store.database());
  std::fstream file{store.database(), std::ios::in | std::ios::out | std::ios::binary};
  file.seekp(4096);  // all but the page that says that it is a database
  file << std::string(size - 4096, 'x');
  file.close();
  const Error error = reopening(store);
  CHECK(error.code == ErrorCode::corrupt);
  CHECK(error.where == store.database().string());
}

TEST_CASE("another master key is noticed when the store is opened", "[schema]") {
  Scratch store;
  store.close();
  std::filesystem::remove(store.directory().key());
  const Error error = reopening(store);
  CHECK(error.code == ErrorCode::corrupt);
  CHECK(error.what == "the master key is not the one that this state directory was made with");
  // Nothing stays locked, and nothing was changed, by the refusal.
  CHECK(reopening(store).what == error.what);
}

TEST_CASE("a store that is open is locked", "[schema]") {
  Scratch store;
  const Error error = reopening(store);
  CHECK(error.code == ErrorCode::state_locked);
  CHECK(error.what == fmt::format("process {} holds the state directory", ::getpid()));
}

TEST_CASE("every query can be prepared", "[schema]") {
  Scratch store;
  SQLite::Database database{store.database().string()};
  for (const auto& entry : std::filesystem::directory_iterator{sources / "queries"}) {
    CAPTURE(entry.path().filename().string());
    CHECK_NOTHROW(SQLite::Statement{database, text_of(entry.path())});
  }
}

TEST_CASE("queries on tables that grow find their rows by an index, and need no sorting", "[schema]") {
  Scratch store;
  SQLite::Database database{store.database().string()};
  for (const char* query : {"select_enrolments",
                            "select_payments",
                            "select_deaths",
                            "select_registry_periods",
                            "select_contributions",
                            "select_traces",
                            "select_links_of_registered",
                            "select_weights_of_record",
                            "select_death_of_line",
                            "select_registry_periods_of_batch",
                            "select_set_asides",
                            "select_like_faces",
                            "select_rejects",
                            "select_damaged_rows",
                            "select_newest_enrolled_photo",
                            "select_collection_submission",
                            "select_enrolment_submission",
                            "select_measurement",
                            "select_photo_content",
                            "select_case_events",
                            "select_case_ids_of",
                            "select_unfinished_case_id",
                            "lease_partition",
                            "withdraw_unseen_findings"}) {
    const std::string sql =
        "EXPLAIN QUERY PLAN " + text_of(sources / "queries" / fmt::format("{}.sql", query));
    SQLite::Statement plan{database, sql};
    while (plan.executeStep()) {
      const std::string detail = plan.getColumn(3).getString();
      CAPTURE(query, detail);
      CHECK(detail.find("SCAN") == std::string::npos);
      CHECK(detail.find("TEMP B-TREE") == std::string::npos);
    }
  }
}

}  // namespace
}  // namespace benefit::store
