// A prepared statement of queries/*.sql, borrowed from its connection for one use.
#pragma once

#include "verify/store/sqlite/values.hpp"
#include "verify/types/error.hpp"

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <SQLiteCpp/Column.h>
#include <SQLiteCpp/Exception.h>
#include <SQLiteCpp/Statement.h>

namespace benefit::store {

class Connection;

/// Goes back to the connection's cache when it is destroyed. Used from the thread that holds the connection.
/// Every method throws Failure.
class Statement {
 public:
  Statement(Connection& connection, std::string_view query);
  ~Statement();
  Statement(Statement&& other) noexcept = default;
  Statement& operator=(Statement&&) = delete;

  /// Binds all parameters, in the order in which the query first names them. Texts and blobs have to live
  /// until the last step, so a temporary is refused.
  template <class... Values>
  Statement& bind(Values&&... values) {
    static_assert((!is_owning_temporary<Values> && ...), "the statement would outlive the value");
    bind_all(values...);
    return *this;
  }

  /// Goes to the next row; false after the last one.
  bool step() {
    return checked([&] { return prepared_->executeStep(); });
  }

  /// Binds all parameters and runs a statement that gives no rows; ready to run again. Returns the number of
  /// changed rows.
  template <class... Values>
  int run(const Values&... values) {
    bind_all(values...);
    return checked([&] {
      const int changed = prepared_->exec();
      prepared_->reset();
      return changed;
    });
  }

 private:
  friend class Columns;
  using Cached = std::unique_ptr<SQLite::Statement>;

  /// Deduced without a reference: the argument is a temporary.
  template <class T>
  static constexpr bool is_owning_temporary =
      std::is_same_v<T, std::string> || std::is_same_v<T, std::optional<std::string>> ||
      std::is_same_v<T, Bytes>;

  template <class... Values>
  void bind_all(const Values&... values) {
    checked([&] {
      int index = 0;
      (bind_value(*prepared_, ++index, values), ...);
    });
  }

  template <class Use>
  std::invoke_result_t<Use> checked(Use use) const {
    try {
      return use();
    } catch (const SQLite::Exception& exception) {
      fail(exception);
    }
  }
  [[noreturn]] void fail(const SQLite::Exception& exception) const;

  Connection* connection_;
  std::vector<Cached>* idle_;
  Cached prepared_;
};

/// Reads the columns of a statement's current row from left to right, from `first` on.
class Columns {
 public:
  explicit Columns(const Statement& statement, int first = 0)
      : statement_(*statement.prepared_), index_(first) {}

  std::int64_t integer() { return next().getInt64(); }
  int number() { return next().getInt(); }
  bool flag() { return next().getInt() != 0; }
  double real() { return next().getDouble(); }
  std::string text() { return next().getString(); }
  /// Valid until the statement's next step.
  std::span<const std::uint8_t> blob() {
    const SQLite::Column column = next();
    const void* const bytes = column.getBlob();
    return {static_cast<const std::uint8_t*>(bytes), static_cast<std::size_t>(column.getBytes())};
  }

  CitizenId citizen_id() { return CitizenId::from_body(static_cast<std::uint64_t>(integer())); }
  Day day() { return Day{std::chrono::days{number()}}; }
  Month month() {
    const int yyyymm = number();
    return Month{std::chrono::year{yyyymm / 100}, std::chrono::month{static_cast<unsigned>(yyyymm % 100)}};
  }
  Instant instant() { return Instant{std::chrono::milliseconds{integer()}}; }
  Fen fen() { return Fen{integer()}; }
  RegionCode county() { return RegionCode{number()}; }
  /// County, town, village.
  RegionPath region() { return {.county = county(), .town = text(), .village = text()}; }
  template <class Enum>
  Enum as() {
    return static_cast<Enum>(number());
  }

  /// nullopt for NULL: `columns.optional(&Columns::day)`.
  template <class T>
  std::optional<T> optional(T (Columns::*read)()) {
    if (!statement_.isColumnNull(index_)) return (this->*read)();
    ++index_;
    return std::nullopt;
  }

 private:
  SQLite::Column next() { return statement_.getColumn(index_++); }

  SQLite::Statement& statement_;
  int index_;
};

}  // namespace benefit::store
