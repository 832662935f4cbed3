// The first rows of a table, looked at before they are read.
#pragma once

#include "verify/intake/table.hpp"

#include <cstddef>
#include <string>
#include <vector>

namespace benefit::intake {

/// Gives a table's rows one by one, after the first of them have been looked at. Not thread-safe. Memory: the
/// rows looked at, `most_bytes` and one row at most.
class FirstRows {
 public:
  static constexpr std::size_t most_rows = 4096;
  static constexpr std::size_t most_bytes = 4U << 20U;

  /// The header has been read. `table` outlives it.
  explicit FirstRows(Table& table) : table_(table) {}

  /// The first rows, as many as there are and as the limits allow; called once, before next(). Errors and
  /// exceptions as those of Table::next.
  Expected<std::vector<TableRow>> peek();

  /// As Table::next.
  Expected<const TableRow*> next();

 private:
  struct Kept {
    TableRow row;  ///< without cells
    std::vector<std::string> cells;
  };

  Table& table_;
  std::vector<Kept> kept_;
  std::size_t given_ = 0;
  TableRow row_;
};

}  // namespace benefit::intake
