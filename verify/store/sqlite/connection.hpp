// One connection to the database file, with its prepared statements.
#pragma once

#include "verify/store/sqlite/statement.hpp"
#include "verify/types/progress.hpp"

#include <filesystem>
#include <functional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include <SQLiteCpp/Database.h>
#include <SQLiteCpp/Transaction.h>

namespace benefit::store {

/// Which file, and through which of SQLite's virtual file systems (empty: the default one).
struct DatabaseFile {
  std::filesystem::path path;
  std::string vfs;
};

/// Used from one thread at a time. Throws Failure.
class Connection {
 public:
  enum class Mode { write, read };

  Connection(const DatabaseFile& file, Mode mode);
  Connection(const Connection&) = delete;
  Connection& operator=(const Connection&) = delete;

  /// Several of the same query may be in use at a time.
  Statement statement(std::string_view query) { return Statement{*this, query}; }
  /// Runs SQL that is used once: pragmas, migrations.
  void execute(std::string_view sql);
  /// The first column of the first row.
  std::int64_t number(std::string_view sql);

  const std::filesystem::path& file() const { return file_; }
  sqlite3* sqlite() { return database_.getHandle(); }

 private:
  friend class Statement;
  friend class Transaction;
  friend class Interruptible;
  friend void copy_database(Connection& source, const DatabaseFile& to,
                            const std::function<bool(std::int64_t, std::int64_t)>& progress);

  SQLite::Database& handle() { return database_; }
  std::vector<std::unique_ptr<SQLite::Statement>>& idle_statements(std::string_view query) {
    return idle_[query.data()];
  }

  std::filesystem::path file_;
  SQLite::Database database_;
  // By the address of the text: queries are constants of the program.
  std::unordered_map<const char*, std::vector<std::unique_ptr<SQLite::Statement>>> idle_;
};

/// While it lives, a long query of the connection ends with Failure(cancelled) once `progress` asks to stop.
class Interruptible {
 public:
  Interruptible(Connection& connection, const Progress& progress);
  ~Interruptible();
  Interruptible(const Interruptible&) = delete;
  Interruptible& operator=(const Interruptible&) = delete;

 private:
  Connection& connection_;
};

/// One transaction, rolled back unless it is committed. Throws Failure.
class Transaction {
 public:
  /// A writing one takes SQLite's write lock at once; a reading one sees the database as it was at its first
  /// read.
  Transaction(Connection& connection, Connection::Mode mode);
  void commit();

 private:
  Connection& connection_;
  SQLite::Transaction transaction_;
};

}  // namespace benefit::store
