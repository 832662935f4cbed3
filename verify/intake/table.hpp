// A delivered file as a header and rows of UTF-8 under it, whatever kind of file it is: what every reader of
// this room begins with.
#pragma once

#include "verify/types/error.hpp"
#include "verify/types/feed.hpp"

#include <cstddef>
#include <cstdint>
#include <functional>
#include <istream>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace benefit::intake {

/// What a row may hold, in every kind of file.
struct TableLimits {
  std::size_t row_bytes = 1U << 20U;
  std::size_t columns = 256;
};

/// One row. The cells are UTF-8, with U+FFFD for what is broken, and live until the next row is read.
struct TableRow {
  std::int64_t line = 0;       ///< a CSV file's line, a sheet's row number; from 1
  std::int64_t last_line = 0;  ///< more than `line` when a quoted cell of a CSV file holds line breaks
  std::vector<std::string_view> cells;
  std::optional<std::size_t> broken;  ///< the first cell with bytes that are no text
  bool control_character = false;     ///< some cell holds one (NUL, ...) other than tab and line break
  bool unterminated = false;          ///< the CSV file ended inside a quoted cell
};

/// How many of these cells name a column that the reader of the table knows.
using KnownColumns = std::function<std::size_t(const std::vector<std::string>&)>;

/// Not thread-safe. Memory is bounded whatever the file holds.
class Table {
 public:
  virtual ~Table() = default;

  /// The row that names the columns. Called once, first. In a CSV file it is the first row; in a workbook
  /// `known` chooses the sheet and the row (xlsx_table.hpp).
  /// Errors: bad_input (see csv_table.hpp, xlsx_table.hpp).
  virtual Expected<std::vector<std::string>> read_header(const KnownColumns& known) = 0;

  /// The next row that holds anything; nullptr at the end. Errors: bad_input, which ends the reading. Throws
  /// Failure(io).
  virtual Expected<const TableRow*> next() = 0;

  /// UTF-8 as long as there has been nothing but ASCII, and for workbooks.
  virtual Encoding encoding() const = 0;
  /// Bytes of the file read so far; never goes back once the header is read.
  virtual std::int64_t position() const = 0;
  /// Where in a workbook the rows stand, as far as they are read; nullopt for a CSV file.
  virtual std::optional<SheetRead> sheet() const { return std::nullopt; }
};

/// Tells a workbook from a CSV file by the first bytes. `file` outlives the table, and has to be able to go
/// back to its beginning when it is a workbook. `encoding`: nullopt to recognise it.
/// Errors: bad_input (a file of another kind, a workbook that cannot be read). Throws Failure(io).
Expected<std::unique_ptr<Table>> open_table(std::istream& file, std::optional<Encoding> encoding);

}  // namespace benefit::intake
