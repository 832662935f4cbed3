// A store of every earlier schema, with rows in every table that it had, is brought to the newest one and
// loses nothing. rows_of_schemas/NNNN.sql is what goes into the tables that schema NNNN made or changed;
// upgraded.txt is what becomes of all of them. BENEFIT_UPDATE_GOLDEN=1 writes it anew.

#include "tests/support/golden_file.hpp"
#include "tests/support/silent_progress.hpp"
#include "tests/unit/store/old_store.hpp"
#include "verify/store/sqlite/schema.hpp"

#include <algorithm>
#include <set>
#include <string>

#include <SQLiteCpp/Database.h>
#include <SQLiteCpp/Statement.h>
#include <catch2/catch.hpp>

namespace benefit::store {
namespace {

using benefit::test::SilentProgress;
using test::TemporaryDirectory;

std::string text_of(SQLite::Column column) {
  static constexpr char digits[] = "0123456789abcdef";
  if (column.isNull()) return "NULL";
  if (!column.isBlob()) return column.getString();
  std::string hex = "x";
  const auto* bytes = static_cast<const unsigned char*>(column.getBlob());
  for (int i = 0; i < column.getBytes(); ++i) {
    hex += digits[bytes[i] >> 4U];
    hex += digits[bytes[i] & 15U];
  }
  return hex;
}

/// Every row of every table, but for those that hang on the key or on the upgrade itself.
std::set<std::string> rows_in(const std::filesystem::path& file) {
  SQLite::Database database{file.string()};
  SQLite::Statement tables{
      database,
      "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite%' AND "
      "name NOT IN ('seal_check', 'audit_newest', 'schema_programs')"};
  std::set<std::string> lines;
  while (tables.executeStep()) {
    const std::string table = tables.getColumn(0).getString();
    SQLite::Statement rows{database, "SELECT * FROM " + table};
    while (rows.executeStep()) {
      std::string line = table;
      for (int i = 0; i < rows.getColumnCount(); ++i)
        line += " | " + std::string(rows.getColumnName(i)) + " " + text_of(rows.getColumn(i));
      lines.insert(line);
    }
  }
  return lines;
}

std::unique_ptr<SqliteStore> open_in(const TemporaryDirectory& directory) {
  return SqliteStore::open(directory.state(), private_key_from_file(directory.key()), {.program = "9.9"});
}

/// The rows after the upgrade, once the store was found to be whole and like a new one.
std::set<std::string> upgraded(std::int64_t schema) {
  const TemporaryDirectory directory;
  write_old_store(directory, schema);
  const auto file = directory.state() / database_name;
  const std::set<std::string> before = rows_in(file);
  {
    const auto store = open_in(directory);
    SilentProgress progress;
    const StoreCheck check = store->check(progress);
    CHECK(check.damage == std::vector<std::string>{});
    CHECK(check.broken_references == 0);
    CHECK(check.odd_tables == std::vector<std::string>{});
    CHECK(check.audit_breaches.empty());
    CHECK(check.is_whole());
    CHECK(check.schema == schema_version());
  }
  const auto copy = directory.state() / fmt::format("benefitd.db.schema-{}", schema);
  CHECK(std::filesystem::exists(copy) == (schema < schema_version()));
  if (schema < schema_version()) CHECK(rows_in(copy) == before);
  return rows_in(file);
}

TEST_CASE("a store of every earlier schema keeps what it holds", "[upgrade]") {
  std::set<std::string> former;
  for (std::int64_t schema = 1; schema <= schema_version(); ++schema) {
    CAPTURE(schema);
    const std::set<std::string> rows = upgraded(schema);
    // The same rows become the same, whichever schema they come from.
    std::vector<std::string> lost;
    std::ranges::set_difference(former, rows, std::back_inserter(lost));
    CHECK(lost == std::vector<std::string>{});
    former = rows;
  }
  std::string text;
  for (const std::string& line : former) text += line + "\n";
  CHECK(text == benefit::test::golden("tests/golden/store/upgraded.txt", text));
}

TEST_CASE("every table of every schema has rows to be upgraded", "[upgrade]") {
  const TemporaryDirectory directory;
  write_old_store(directory, schema_version());
  SQLite::Database database{(directory.state() / database_name).string()};
  SQLite::Statement tables{database,
                           "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite%'"};
  while (tables.executeStep()) {
    const std::string table = tables.getColumn(0).getString();
    CAPTURE(table);
    const bool made_by_the_store =
        table == "seal_check" || table == "key_change" || table == "schema_programs" || table == "audit_seals";
    if (!made_by_the_store) CHECK(database.execAndGet("SELECT count(*) FROM " + table).getInt() > 0);
  }
}

TEST_CASE("the copy of before an upgrade is the way back", "[upgrade]") {
  const TemporaryDirectory directory;
  write_old_store(directory, 30);
  open_in(directory);
  const auto copy = directory.state() / "benefitd.db.schema-30";
  CHECK(std::filesystem::exists(copy));
  std::filesystem::rename(copy, directory.state() / database_name);
  CHECK_FALSE(open_in(directory)->facts().batches().empty());
  CHECK(std::filesystem::exists(copy));
}

TEST_CASE("an upgrade that was cut short keeps the copy of before it, and none of before others",
          "[upgrade]") {
  const TemporaryDirectory directory;
  write_old_store(directory, 31);  // no program notes a schema that it only passes through
  const auto copy = [&](int schema) {
    return directory.state() / fmt::format("benefitd.db.schema-{}", schema);
  };
  std::ofstream{copy(28)} << "of before an earlier upgrade";
  std::ofstream{copy(30)} << "of before this one";
  open_in(directory);
  CHECK_FALSE(std::filesystem::exists(copy(28)));
  CHECK(std::filesystem::exists(copy(30)));
  CHECK_FALSE(std::filesystem::exists(copy(31)));
}

TEST_CASE("a store of a newer schema says which version made it, and the way back", "[upgrade]") {
  const TemporaryDirectory directory;
  write_old_store(directory, schema_version());
  {
    SQLite::Database database{(directory.state() / database_name).string(), SQLite::OPEN_READWRITE};
    database.exec(fmt::format("INSERT INTO schema_programs VALUES ({0}, '12.3'); PRAGMA user_version = {0}",
                              schema_version() + 1));
  }
  const auto refused = [&] { return test::failure_of([&] { open_in(directory); }); };
  CHECK(refused().code == ErrorCode::schema_newer);
  CHECK(refused().what ==
        fmt::format(
            "the state directory has schema {}, made by benefitd 12.3, this version knows schemas up to {}",
            schema_version() + 1, schema_version()));
  CHECK(refused().hint == "install benefitd 12.3 or a newer one");
  const std::string copy = fmt::format("benefitd.db.schema-{}", schema_version());
  std::ofstream{directory.state() / copy} << "x";
  CHECK(refused().hint.find(copy) != std::string::npos);
}

}  // namespace
}  // namespace benefit::store
