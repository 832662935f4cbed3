#include "verify/intake/csv_table.hpp"

#include "verify/intake/encoding.hpp"

#include <utility>

#include <fmt/format.h>

namespace benefit::intake {
namespace {

Error open_quote(const CsvRow& row) {
  return {ErrorCode::bad_input, "a quote is opened and not closed before the file ends",
          fmt::format("lines {} to {}", row.line, row.last_line),
          "was the file cut off? Otherwise mend the quote and import it again"};
}

}  // namespace

CsvTable::CsvTable(ByteSource source, std::optional<Encoding> encoding)
    : source_(std::move(source)), csv_(source_), decoder_(encoding) {}

std::optional<Error> CsvTable::pass_over_byte_order_mark() {
  const auto mark = find_byte_order_mark(source_.peek(ByteSource::most));
  if (!mark) return std::nullopt;
  if (!decoder_.settle(mark->encoding)) {
    return Error{ErrorCode::bad_input,
                 fmt::format("the file begins with the byte order mark of {}", to_string(mark->encoding)), "",
                 "leave the encoding out: it is recognised"};
  }
  source_.take(mark->bytes);
  return std::nullopt;
}

void CsvTable::decode(const CsvRow& csv) {
  const DecodedRow& decoded = decoder_.decode(csv, source_);
  row_.line = csv.line;
  row_.last_line = csv.last_line;
  row_.cells = decoded.cells;
  row_.broken = decoded.broken;
  row_.control_character = decoded.control_character;
  row_.unterminated = csv.unterminated;
}

Expected<std::vector<std::string>> CsvTable::read_header(const KnownColumns&) {
  if (auto error = pass_over_byte_order_mark()) return tl::unexpected(*std::move(error));
  const auto csv = csv_.next();
  if (!csv) return tl::unexpected(csv.error());
  if (*csv == nullptr) {
    return tl::unexpected(
        Error{ErrorCode::bad_input, "the file is empty", "", "a delivery without rows still has its header"});
  }
  if ((*csv)->unterminated) return tl::unexpected(open_quote(**csv));
  decode(**csv);
  if (row_.broken) {
    return tl::unexpected(Error{ErrorCode::bad_input,
                                fmt::format("the header is not readable as {}", to_string(encoding())),
                                fmt::format("line {}, column {}", row_.line, *row_.broken + 1),
                                "leave the encoding out, or name the right one (utf-8 or gb18030)"});
  }
  return std::vector<std::string>{row_.cells.begin(), row_.cells.end()};
}

Expected<const TableRow*> CsvTable::next() {
  const auto csv = csv_.next();
  if (!csv) return tl::unexpected(csv.error());
  if (*csv == nullptr) return nullptr;
  if ((*csv)->unterminated && (*csv)->last_line > (*csv)->line) return tl::unexpected(open_quote(**csv));
  decode(**csv);
  return &row_;
}

}  // namespace benefit::intake
