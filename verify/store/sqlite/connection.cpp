#include "verify/store/sqlite/connection.hpp"

#include "verify/store/sqlite/failure.hpp"

#include <sqlite3.h>

namespace benefit::store {
namespace {

template <class Use>
std::invoke_result_t<Use> checked(const std::filesystem::path& file, Use use) {
  try {
    return use();
  } catch (const SQLite::Exception& exception) {
    throw translated(exception, file);
  }
}

// Nothing else writes to the file but a curious operator's sqlite3: wait for that much.
constexpr int busy_timeout_ms = 5000;

// synchronous=FULL: what has been acknowledged (a decision, a collection, a committed batch) survives a power
// cut. In WAL mode NORMAL would keep the database whole too, but could lose the last transactions.
//
// secure_delete=ON: what is deleted is overwritten, so that no page keeps the key of a deleted photo or a name.
//
// The journal may grow to 64 MB before it is written back, so that a page which an import touches several
// times is copied once; the cache holds a whole chunk of an import.
constexpr std::string_view writer_settings = R"(
  PRAGMA page_size = 4096;
  PRAGMA journal_mode = WAL;
  PRAGMA synchronous = FULL;
  PRAGMA foreign_keys = ON;
  PRAGMA secure_delete = ON;
  PRAGMA wal_autocheckpoint = 16384;
  PRAGMA journal_size_limit = 67108864;
  PRAGMA cache_size = -131072;
  PRAGMA temp_store = MEMORY;
)";

constexpr std::string_view reader_settings = R"(
  PRAGMA query_only = ON;
  PRAGMA cache_size = -32768;
  PRAGMA temp_store = MEMORY;
)";

/// SQLite counts the memory that it takes under one lock for all threads, which made a verification by two
/// threads a third slower; nobody reads the count. Only before its first use in the process: refused later,
/// which only costs the time.
void do_without_memory_statistics() {
  static const int once = sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0);
  static_cast<void>(once);
}

int flags_of(Connection::Mode mode) {
  // One thread at a time uses a connection, so SQLite's own mutexes would only cost.
  const int access = mode == Connection::Mode::write ? SQLite::OPEN_READWRITE : SQLite::OPEN_READONLY;
  return access | SQLite::OPEN_NOMUTEX;
}

}  // namespace

Connection::Connection(const DatabaseFile& file, Mode mode)
    : file_(file.path), database_(checked(file_, [&] {
        do_without_memory_statistics();
        return SQLite::Database{file.path.string(), flags_of(mode), busy_timeout_ms, file.vfs};
      })) {
  execute(mode == Mode::write ? writer_settings : reader_settings);
}

void Connection::execute(std::string_view sql) {
  checked(file_, [&] { database_.exec(std::string{sql}); });
}

std::int64_t Connection::number(std::string_view sql) {
  return checked(file_, [&] { return database_.execAndGet(std::string{sql}).getInt64(); });
}

Interruptible::Interruptible(Connection& connection, const Progress& progress) : connection_(connection) {
  constexpr int steps_between_looks = 100'000;  // of SQLite's machine: some milliseconds
  sqlite3_progress_handler(
      connection_.handle().getHandle(), steps_between_looks,
      [](void* asked) { return static_cast<const Progress*>(asked)->stop_requested() ? 1 : 0; },
      const_cast<Progress*>(&progress));  // SQLite hands it back to the line above alone
}

Interruptible::~Interruptible() {
  sqlite3_progress_handler(connection_.handle().getHandle(), 0, nullptr, nullptr);
}

Transaction::Transaction(Connection& connection, Connection::Mode mode)
    : connection_(connection), transaction_(checked(connection.file(), [&]() -> SQLite::Transaction {
        return SQLite::Transaction{connection.handle(), mode == Connection::Mode::write
                                                            ? SQLite::TransactionBehavior::IMMEDIATE
                                                            : SQLite::TransactionBehavior::DEFERRED};
      })) {}

void Transaction::commit() {
  checked(connection_.file(), [&] { transaction_.commit(); });
}

}  // namespace benefit::store
