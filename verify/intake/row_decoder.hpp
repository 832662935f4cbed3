// Rows of bytes as rows of UTF-8, in an encoding that may have to be recognised first.
#pragma once

#include "verify/intake/byte_source.hpp"
#include "verify/intake/csv_reader.hpp"
#include "verify/intake/encoding.hpp"

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace benefit::intake {

/// A row's cells as UTF-8, with U+FFFD for what is broken. They live until the next row is read or decoded.
struct DecodedRow {
  std::vector<std::string_view> cells;
  std::optional<std::size_t> broken;  ///< the first cell with bytes that are no text
  bool control_character = false;     ///< some cell holds one (NUL, ...) other than tab and line break
};

/// Not thread-safe.
class RowDecoder {
 public:
  /// nullopt: recognise the encoding at the first row that is not plain ASCII.
  explicit RowDecoder(std::optional<Encoding> encoding);

  /// The file says itself what it is in. False when it had been decided otherwise.
  bool settle(Encoding encoding);
  /// UTF-8 as long as there has been nothing but ASCII.
  Encoding encoding() const { return decoder_ ? decoder_->encoding() : Encoding::utf8; }

  /// `ahead` stands behind the row: what follows there helps to recognise the encoding.
  const DecodedRow& decode(const CsvRow& row, ByteSource& ahead);

 private:
  std::optional<TextDecoder> decoder_;
  DecodedRow decoded_;
  std::vector<std::string> buffers_;  ///< one for each cell, reused
};

}  // namespace benefit::intake
