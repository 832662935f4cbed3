// A CSV file as a header and rows of UTF-8 under it: what every reader of this room begins with.
#pragma once

#include "verify/intake/byte_source.hpp"
#include "verify/intake/csv_reader.hpp"
#include "verify/intake/row_decoder.hpp"
#include "verify/types/error.hpp"
#include "verify/types/feed.hpp"

#include <cstdint>
#include <istream>
#include <optional>
#include <string>
#include <vector>

namespace benefit::intake {

/// Not thread-safe. Memory is bounded whatever the file holds.
class CsvTable {
 public:
  /// `file` outlives the table. `encoding`: nullopt to recognise it.
  CsvTable(std::istream& file, std::optional<Encoding> encoding);

  /// The first row, as UTF-8; a byte order mark before it is passed over. Called once, first.
  /// Errors: bad_input (no CSV at all, empty, a header that is no text, another encoding than the mark's).
  Expected<std::vector<std::string>> read_header();

  /// The next row as it stands in the file; nullptr at the end. Errors: bad_input (a row over the limits, a
  /// quote left open over several lines), which ends the reading. Throws Failure(io).
  Expected<const CsvRow*> next();
  /// The same row as UTF-8; lives until the next one is read.
  const DecodedRow& decode(const CsvRow& row) { return decoder_.decode(row, source_); }

  Encoding encoding() const { return decoder_.encoding(); }
  /// Bytes read so far.
  std::int64_t position() const { return source_.position(); }

 private:
  std::optional<Error> begin();

  ByteSource source_;
  CsvReader csv_;
  RowDecoder decoder_;
};

}  // namespace benefit::intake
