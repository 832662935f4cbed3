#include "verify/intake/csv_table.hpp"

#include "verify/intake/encoding.hpp"
#include "verify/intake/file_kind.hpp"

#include <fmt/format.h>

namespace benefit::intake {
namespace {

Error open_quote(const CsvRow& row) {
  return {ErrorCode::bad_input, "a quote is opened and not closed before the file ends",
          fmt::format("lines {} to {}", row.line, row.last_line),
          "was the file cut off? Otherwise mend the quote and import it again"};
}

}  // namespace

CsvTable::CsvTable(std::istream& file, std::optional<Encoding> encoding)
    : source_(file), csv_(source_), decoder_(encoding) {}

/// Passes over a byte order mark; says why the file cannot be read at all.
std::optional<Error> CsvTable::begin() {
  const std::string_view beginning = source_.peek(ByteSource::most);
  if (auto error = refuse_other_kinds(beginning)) return error;
  if (const auto mark = find_byte_order_mark(beginning)) {
    if (!decoder_.settle(mark->encoding)) {
      return Error{ErrorCode::bad_input,
                   fmt::format("the file begins with the byte order mark of {}", to_string(mark->encoding)),
                   "", "leave the encoding out: it is recognised"};
    }
    source_.take(mark->bytes);
  }
  return std::nullopt;
}

Expected<std::vector<std::string>> CsvTable::read_header() {
  if (auto error = begin()) return tl::unexpected(*std::move(error));
  const auto row = csv_.next();
  if (!row) return tl::unexpected(row.error());
  if (*row == nullptr) {
    return tl::unexpected(
        Error{ErrorCode::bad_input, "the file is empty", "", "a delivery without rows still has its header"});
  }
  if ((*row)->unterminated) return tl::unexpected(open_quote(**row));
  const DecodedRow& decoded = decode(**row);
  if (decoded.broken) {
    return tl::unexpected(Error{ErrorCode::bad_input,
                                fmt::format("the header is not readable as {}", to_string(encoding())),
                                fmt::format("line {}, column {}", (*row)->line, *decoded.broken + 1),
                                "leave the encoding out, or name the right one (utf-8 or gb18030)"});
  }
  return std::vector<std::string>{decoded.cells.begin(), decoded.cells.end()};
}

Expected<const CsvRow*> CsvTable::next() {
  auto row = csv_.next();
  if (row && *row != nullptr && (*row)->unterminated && (*row)->last_line > (*row)->line)
    return tl::unexpected(open_quote(**row));
  return row;
}

}  // namespace benefit::intake
