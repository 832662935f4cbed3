#include "verify/store/sqlite/failure.hpp"

#include <fmt/format.h>
#include <sqlite3.h>

namespace benefit::store {
namespace {

ErrorCode code_of(const SQLite::Exception& exception) {
  // Without room for the index of the journal in shared memory SQLite says only that it could not grow the
  // file.
  if (exception.getExtendedErrorCode() == SQLITE_IOERR_SHMSIZE) return ErrorCode::disk_full;
  switch (exception.getErrorCode() & 0xff) {
    case SQLITE_FULL:
      return ErrorCode::disk_full;
    case SQLITE_IOERR:
    case SQLITE_CANTOPEN:
    case SQLITE_PERM:
    case SQLITE_READONLY:
      return ErrorCode::io;
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB:
      return ErrorCode::corrupt;
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
      return ErrorCode::busy;
    case SQLITE_INTERRUPT:
      return ErrorCode::cancelled;
    default:
      return ErrorCode::internal;
  }
}

}  // namespace

Failure translated(const SQLite::Exception& exception, const std::filesystem::path& database) {
  return Failure{
      Error{code_of(exception), fmt::format("the database: {}", exception.what()), database.string(), {}}};
}

}  // namespace benefit::store
