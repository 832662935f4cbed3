#include "verify/intake/csv_reader.hpp"

#include <algorithm>
#include <cstring>
#include <string>

#include <csv.h>
#include <fmt/format.h>

namespace benefit::intake {
namespace {

constexpr std::size_t piece_bytes = 1U << 16U;

/// How many bytes of `ahead` belong to the line that begins it, with its line break. All of them when the
/// line goes on behind them.
std::size_t line_length(std::string_view ahead) {
  const void* const lf = std::memchr(ahead.data(), '\n', ahead.size());
  const std::size_t length = lf == nullptr
                                 ? ahead.size()
                                 : static_cast<std::size_t>(static_cast<const char*>(lf) - ahead.data()) + 1;
  // A CR by itself ends a line too; the one in front of the LF does not.
  const std::size_t before_lf = lf == nullptr ? length : length - 1;
  const void* const cr = std::memchr(ahead.data(), '\r', before_lf);
  if (cr == nullptr) return length;
  const std::size_t to_cr = static_cast<std::size_t>(static_cast<const char*>(cr) - ahead.data()) + 1;
  return lf != nullptr && to_cr == before_lf ? length : to_cr;
}

bool is_blank_line(std::string_view line) {
  return line.find_first_not_of(" \t\r\n") == std::string_view::npos;
}

}  // namespace

/// libcsv's machine and the row that it is putting together.
struct CsvReader::Parser {
  explicit Parser(const TableLimits& limits) : most_cells(limits.columns) {
    if (csv_init(&machine, 0) != 0)
      throw Failure({ErrorCode::internal, "the CSV parser cannot be set up", "", ""});
    csv_set_blk_size(&machine, piece_bytes);
    // The callbacks run inside C code, where nothing may throw, so they never have to allocate.
    bytes.reserve(limits.row_bytes + piece_bytes);
    ends.reserve(limits.columns + 1);
  }
  ~Parser() { csv_free(&machine); }
  Parser(const Parser&) = delete;
  Parser& operator=(const Parser&) = delete;

  static void end_of_cell(void* data, std::size_t size, void* self) {
    auto& parser = *static_cast<Parser*>(self);
    if (parser.ends.size() > parser.most_cells) return;
    parser.bytes.append(static_cast<const char*>(data), size);
    parser.ends.push_back(parser.bytes.size());
  }

  static void end_of_row(int, void* self) { static_cast<Parser*>(self)->row_ended = true; }

  void feed(std::string_view piece) {
    if (csv_parse(&machine, piece.data(), piece.size(), end_of_cell, end_of_row, this) != piece.size())
      throw Failure({ErrorCode::internal, "the CSV parser ran out of memory", "", ""});
  }

  void begin_row() {
    bytes.clear();
    ends.clear();
    row_ended = false;
    row_bytes = 0;
  }

  csv_parser machine{};
  std::size_t most_cells;
  std::string bytes;              ///< of all cells so far
  std::vector<std::size_t> ends;  ///< of each cell, in `bytes`
  bool row_ended = false;
  std::size_t row_bytes = 0;  ///< taken from the source for this row, quotes and commas too
};

CsvReader::CsvReader(ByteSource& source, TableLimits limits)
    : source_(source), limits_(limits), parser_(std::make_unique<Parser>(limits)) {}

CsvReader::~CsvReader() = default;

/// Hands the parser the rest of the line that the source stands in. False at the end of the file.
bool CsvReader::read_line() {
  for (;;) {
    const std::string_view ahead = source_.peek(piece_bytes).substr(0, piece_bytes);
    if (ahead.empty()) return false;
    std::size_t length = line_length(ahead);
    const bool at_end_of_file = ahead.size() < piece_bytes;
    // Whether a CR at the very end stands alone is seen only with the byte behind it.
    if (length == ahead.size() && ahead.back() == '\r' && length > 1 && !at_end_of_file) --length;
    const std::string_view piece = ahead.substr(0, length);
    const bool line_ends = piece.back() == '\n' || piece.back() == '\r';

    const bool blank = parser_->row_bytes == 0 && (line_ends || at_end_of_file) && is_blank_line(piece);
    if (!blank) {
      if (parser_->row_bytes == 0) row_.line = line_;
      row_.last_line = line_;
      parser_->row_bytes += length;
      parser_->feed(piece);
    }
    source_.take(length);
    line_ += line_ends ? 1 : 0;
    if (!blank) return true;
  }
}

/// At the end of the file: ends a row without a line break, and one whose quote is still open.
void CsvReader::finish() {
  parser_->feed("\n");
  if (parser_->row_ended) return;
  csv_fini(&parser_->machine, Parser::end_of_cell, Parser::end_of_row, parser_.get());
  row_.unterminated = parser_->row_ended;
  if (!row_.unterminated) return;
  // The line break of above has become part of the open cell.
  parser_->bytes.pop_back();
  parser_->ends.back() = parser_->bytes.size();
}

Error CsvReader::over_limit() const {
  const std::string where = fmt::format("line {}", row_.line);
  if (parser_->ends.size() > limits_.columns)
    return {ErrorCode::bad_input, fmt::format("a row has more than {} cells", limits_.columns), where,
            "is it a CSV file with commas between its columns?"};
  return {ErrorCode::bad_input, fmt::format("a row is longer than {} bytes", limits_.row_bytes), where,
          "is a quote opened and not closed in this line, or is it no CSV file?"};
}

Expected<const CsvRow*> CsvReader::next() {
  do {
    parser_->begin_row();
    row_.unterminated = false;
    while (!parser_->row_ended) {
      if (!read_line()) {
        if (parser_->row_bytes == 0) return nullptr;
        finish();
        if (!parser_->row_ended) return nullptr;
      }
      if (parser_->row_bytes > limits_.row_bytes || parser_->ends.size() > limits_.columns)
        return tl::unexpected(over_limit());
    }
  } while (parser_->bytes.empty() && !row_.unterminated);

  row_.bytes = parser_->bytes;
  row_.cells.clear();
  std::size_t begin = 0;
  for (const std::size_t end : parser_->ends) {
    row_.cells.push_back(row_.bytes.substr(begin, end - begin));
    begin = end;
  }
  return &row_;
}

}  // namespace benefit::intake
