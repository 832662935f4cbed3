// Rows of a CSV file (RFC 4180: quotes, doubled quotes, line breaks inside quotes; LF, CRLF or CR), one at a
// time and in bounded memory. Cells are bytes in the file's own encoding: no second byte of GB18030 is a
// comma, a quote, a blank or a line break, so that a file is cut into cells first and read as text
// afterwards.
#pragma once

#include "verify/intake/byte_source.hpp"
#include "verify/intake/table.hpp"
#include "verify/types/error.hpp"

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string_view>
#include <vector>

namespace benefit::intake {

/// One row. The cells live until the next row is read.
struct CsvRow {
  std::int64_t line = 0;       ///< of the row's first line in the file, from 1
  std::int64_t last_line = 0;  ///< more than `line` when a quoted cell holds line breaks
  std::vector<std::string_view> cells;
  std::string_view bytes;  ///< all cells, one behind the other
  /// The file ended inside a quoted cell.
  bool unterminated = false;
};

/// Not thread-safe.
class CsvReader {
 public:
  /// `source` outlives the reader. Throws Failure(internal) when there is no memory.
  explicit CsvReader(ByteSource& source, TableLimits limits = {});
  ~CsvReader();
  CsvReader(const CsvReader&) = delete;
  CsvReader& operator=(const CsvReader&) = delete;

  /// The next row; nullptr at the end. Lines without anything, and rows without anything but commas, are
  /// passed over. Errors: bad_input when a row has more bytes or more cells than the limits, which is the end
  /// of the reading.
  Expected<const CsvRow*> next();

 private:
  struct Parser;

  bool read_line();
  void finish();
  Error over_limit() const;

  ByteSource& source_;
  TableLimits limits_;
  std::unique_ptr<Parser> parser_;
  CsvRow row_;
  std::int64_t line_ = 1;  ///< that the next byte of the source stands in
};

}  // namespace benefit::intake
