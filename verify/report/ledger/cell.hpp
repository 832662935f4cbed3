// What stands in a row of a ledger, typed, so that each kind of file writes it its own way.
#pragma once

#include "verify/report/ledger/tags.hpp"
#include "verify/types/facts.hpp"
#include "verify/types/money.hpp"
#include "verify/types/time.hpp"

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

namespace benefit::report {

/// A coded value: {"scheme", "resident_pension"}. Files for programs hold the code, files for people its
/// word.
struct Word {
  std::string_view name;
  std::string_view code;  ///< of static storage

  friend bool operator==(const Word&, const Word&) = default;
};

/// A figure of a report that falls short of what it should be.
struct Shortfall {
  std::string_view field;  ///< of the column that holds the figure
  std::int64_t figure = 0;
  std::int64_t of = 0;

  friend bool operator==(const Shortfall&, const Shortfall&) = default;
};

/// Nothing; text; a coded value; a county, which people know by its name; a count; money; a day; a month;
/// tags; delivered rows; shortfalls.
using Cell = std::variant<std::monostate, std::string, Word, RegionCode, std::int64_t, Fen, Day, Month,
                          std::vector<Tag>, std::vector<Source>, std::vector<Shortfall>>;

template <class T>
Cell cell_of(const std::optional<T>& value) {
  return value ? Cell(*value) : Cell();
}

/// A column of a ledger. Its heading is the message "column.FIELD".
struct LedgerColumn {
  std::string_view field;
  int width = 12;  ///< in a spreadsheet, in characters
};

/// What a file says of its ledger.
struct LedgerHead {
  std::string_view title;  ///< the message "ledger.TITLE": "management"
  std::span<const LedgerColumn> columns;
};

}  // namespace benefit::report
