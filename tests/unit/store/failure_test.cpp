#include "verify/store/sqlite/failure.hpp"

#include <catch2/catch.hpp>
#include <sqlite3.h>

namespace benefit::store {
namespace {

TEST_CASE("SQLite's failures are told apart by what an operator can do", "[failure]") {
  const auto code_of = [](int result) {
    return translated(SQLite::Exception{"text", result}, "x.db").error().code;
  };
  CHECK(code_of(SQLITE_FULL) == ErrorCode::disk_full);
  CHECK(code_of(SQLITE_IOERR) == ErrorCode::io);
  CHECK(code_of(SQLITE_IOERR_FSYNC) == ErrorCode::io);
  CHECK(code_of(SQLITE_CANTOPEN) == ErrorCode::io);
  CHECK(code_of(SQLITE_READONLY) == ErrorCode::io);
  CHECK(code_of(SQLITE_CORRUPT) == ErrorCode::corrupt);
  CHECK(code_of(SQLITE_NOTADB) == ErrorCode::corrupt);
  CHECK(code_of(SQLITE_BUSY) == ErrorCode::busy);
  CHECK(code_of(SQLITE_CONSTRAINT_UNIQUE) == ErrorCode::internal);
}

TEST_CASE("a failure says what SQLite said, and of which file", "[failure]") {
  const Error error =
      translated(SQLite::Exception{"database disk image is malformed", SQLITE_CORRUPT}, "x.db").error();
  CHECK(error.what == "the database: database disk image is malformed");
  CHECK(error.where == "x.db");
}

}  // namespace
}  // namespace benefit::store
