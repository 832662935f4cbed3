// The database: one writer behind a lock, and readers that do not wait for it (SQLite's WAL).
#pragma once

#include "verify/store/sqlite/connection.hpp"
#include "verify/store/sqlite/guarded.hpp"

#include <cstddef>
#include <memory>
#include <mutex>
#include <string_view>
#include <vector>

namespace benefit::store {

/// Thread-safe.
class Database {
 public:
  /// Up to `idle_readers` reading connections are kept for reuse. There is no limit to those in use: a
  /// visitor may read while it is being shown what another reader found.
  Database(DatabaseFile file, std::size_t idle_readers);

  const DatabaseFile& file() const { return file_; }
  /// Folds the journal into the database and cuts it to nothing, so that no former page is left in it. False
  /// when a reader stood in the way for too long. Throws Failure.
  bool empty_journal();

 private:
  friend class ReadSnapshot;
  friend class WriteTransaction;

  std::unique_ptr<Connection> take_reader();
  void give_back(std::unique_ptr<Connection> reader) noexcept;

  DatabaseFile file_;
  std::size_t idle_readers_;
  Guarded<Connection> writer_;  // closed last: the last writer to go folds the journal into the database
  std::mutex readers_mutex_;
  std::vector<std::unique_ptr<Connection>> readers_;
};

/// A consistent view of what was committed when it was first read from. Used from one thread.
class ReadSnapshot {
 public:
  explicit ReadSnapshot(Database& database);
  ~ReadSnapshot();
  ReadSnapshot(const ReadSnapshot&) = delete;
  ReadSnapshot& operator=(const ReadSnapshot&) = delete;

  Statement statement(std::string_view query) { return connection_->statement(query); }

 private:
  Database& database_;
  std::unique_ptr<Connection> connection_;
  std::optional<Transaction> transaction_;
};

/// The writer, for one transaction: rolled back unless it is committed. Used from one thread.
class WriteTransaction {
 public:
  explicit WriteTransaction(Database& database)
      : writer_(database.writer_.lock()), transaction_(*writer_, Connection::Mode::write) {}

  Statement statement(std::string_view query) { return writer_->statement(query); }
  void execute(std::string_view sql) { writer_->execute(sql); }
  std::int64_t number(std::string_view sql) { return writer_->number(sql); }
  void commit() { transaction_.commit(); }

  /// For what has no other way: SQLite's own interface to the connection.
  sqlite3* handle() { return writer_->sqlite(); }
  const std::filesystem::path& file() const { return writer_->file(); }

 private:
  Guarded<Connection>::Access writer_;
  Transaction transaction_;
};

}  // namespace benefit::store
