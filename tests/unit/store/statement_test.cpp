#include "verify/store/sqlite/statement.hpp"

#include "tests/unit/store/scratch.hpp"
#include "verify/store/sqlite/connection.hpp"

#include <fstream>

#include <catch2/catch.hpp>

namespace benefit::store {
namespace {

constexpr std::string_view insert = "INSERT INTO t (a, b, c, d) VALUES (:a, :b, :c, :d)";
constexpr std::string_view select = "SELECT a, b, c, d FROM t ORDER BY rowid";

/// A database with one table.
class Table {
 public:
  Table() {
    std::ofstream{file_.path};
    connection_.emplace(file_, Connection::Mode::write);
    connection_->execute("CREATE TABLE t (a INTEGER NOT NULL, b TEXT, c REAL, d BLOB) STRICT");
  }
  Connection& operator*() { return *connection_; }
  const DatabaseFile& file() const { return file_; }

 private:
  test::TemporaryDirectory directory_;
  DatabaseFile file_{directory_.path() / "test.db", {}};
  std::optional<Connection> connection_;
};

TEST_CASE("values of every kind are bound and read", "[statement]") {
  Table table;
  const Bytes blob{1, 0, 2};
  (*table).statement(insert).run(test::citizen(1), std::string_view{"text"}, 0.5, blob);
  (*table).statement(insert).run(test::day(1900, 1, 1), std::optional<std::string>{}, nullptr, nullptr);
  (*table).statement(insert).run(test::month(2018, 3), std::string{"a\0b", 3}, nullptr, Bytes{});

  Statement rows = (*table).statement(select);
  REQUIRE(rows.step());
  {
    Columns columns{rows};
    CHECK(columns.citizen_id() == test::citizen(1));
    CHECK(columns.text() == "text");
    CHECK(columns.real() == 0.5);
    CHECK(std::ranges::equal(columns.blob(), blob));
  }
  REQUIRE(rows.step());
  {
    Columns columns{rows};
    CHECK(columns.day() == test::day(1900, 1, 1));
    CHECK_FALSE(columns.optional(&Columns::text));
    CHECK_FALSE(columns.optional(&Columns::real));
    CHECK_FALSE(columns.optional(&Columns::blob));
  }
  REQUIRE(rows.step());
  {
    Columns columns{rows};
    CHECK(columns.month() == test::month(2018, 3));
    CHECK(columns.optional(&Columns::text) == std::string{"a\0b", 3});
  }
  CHECK_FALSE(rows.step());
}

TEST_CASE("a statement may be used while the same query is in use", "[statement]") {
  Table table;
  for (int i = 0; i < 3; ++i) (*table).statement(insert).run(i, nullptr, nullptr, nullptr);
  int pairs = 0;
  Statement outer = (*table).statement(select);
  while (outer.step()) {
    Statement inner = (*table).statement(select);
    while (inner.step()) ++pairs;
  }
  CHECK(pairs == 9);
}

TEST_CASE("what SQLite refuses is a Failure, and the statement can be used again", "[statement]") {
  Table table;
  Statement statement = (*table).statement(insert);
  const Error error = test::failure_of([&] { statement.run(nullptr, nullptr, nullptr, nullptr); });
  CHECK(error.code == ErrorCode::internal);
  CHECK(error.what == "the database: NOT NULL constraint failed: t.a");
  CHECK(error.where == table.file().path.string());
  CHECK_NOTHROW((*table).statement(insert).run(1, nullptr, nullptr, nullptr));
  CHECK(test::failure_of([&] { (*table).statement("SELECT nonsense"); }).code == ErrorCode::internal);
}

TEST_CASE("a transaction is rolled back unless it is committed", "[statement]") {
  Table table;
  {
    Transaction transaction{*table, Connection::Mode::write};
    (*table).statement(insert).run(1, nullptr, nullptr, nullptr);
  }
  CHECK((*table).number("SELECT count(*) FROM t") == 0);
  {
    Transaction transaction{*table, Connection::Mode::write};
    (*table).statement(insert).run(1, nullptr, nullptr, nullptr);
    transaction.commit();
  }
  CHECK((*table).number("SELECT count(*) FROM t") == 1);
}

TEST_CASE("a reading connection writes nothing", "[statement]") {
  Table table;
  Connection reader{table.file(), Connection::Mode::read};
  CHECK(test::failure_of([&] { reader.statement(insert).run(1, nullptr, nullptr, nullptr); }).code ==
        ErrorCode::io);
}

TEST_CASE("the writer waits for the disk, and foreign keys are obeyed", "[statement]") {
  Table table;
  CHECK((*table).number("PRAGMA synchronous") == 2);  // FULL
  CHECK((*table).number("PRAGMA foreign_keys") == 1);
  CHECK((*table).number("PRAGMA busy_timeout") > 0);
}

}  // namespace
}  // namespace benefit::store
