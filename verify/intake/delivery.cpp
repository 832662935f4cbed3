#include "verify/intake/delivery.hpp"

#include "verify/intake/byte_source.hpp"
#include "verify/intake/csv_reader.hpp"
#include "verify/intake/defects.hpp"
#include "verify/intake/encoding.hpp"
#include "verify/intake/feed_reader.hpp"
#include "verify/intake/file_kind.hpp"
#include "verify/intake/header.hpp"
#include "verify/intake/row_decoder.hpp"

#include <algorithm>
#include <memory>

#include <fmt/format.h>

namespace benefit::intake {
namespace {

/// One file on its way through the room.
class DeliveryReader {
 public:
  DeliveryReader(Feed feed, std::istream& file, std::int64_t bytes_total, std::optional<Encoding> encoding,
                 BatchWriter& sink, Progress& progress)
      : feed_(info(feed)),
        bytes_total_(bytes_total),
        sink_(sink),
        progress_(progress),
        source_(file),
        csv_(source_),
        decoder_(encoding) {}

  Expected<DeliveryContents> read() {
    if (const auto error = begin()) return tl::unexpected(*error);
    auto header = read_header();
    if (!header) return tl::unexpected(header.error());
    reader_ = make_feed_reader(feed_.feed, ColumnPlaces(feed_, *header));

    std::int64_t rows = 0;
    for (;;) {
      if (rows % rows_between_reports == 0) {
        progress_.report("read", source_.position(), bytes_total_);
        if (progress_.stop_requested())
          return tl::unexpected(Error{ErrorCode::cancelled, "the import was stopped", "", ""});
      }
      const auto row = csv_.next();
      if (!row) return tl::unexpected(row.error());
      if (*row == nullptr) break;
      if ((*row)->unterminated && (*row)->last_line > (*row)->line) return tl::unexpected(open_quote(**row));
      take(**row, header->columns.size());
      ++rows;
    }
    progress_.report("read", source_.position(), bytes_total_);
    return DeliveryContents{decoder_.encoding(), std::move(header->columns), rows};
  }

 private:
  static constexpr std::int64_t rows_between_reports = 4096;

  /// Passes over a byte order mark; says why the file cannot be read at all.
  std::optional<Error> begin() {
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

  Expected<Header> read_header() {
    const auto row = csv_.next();
    if (!row) return tl::unexpected(row.error());
    if (*row == nullptr) {
      return tl::unexpected(Error{ErrorCode::bad_input, "the file is empty", "",
                                  "a delivery without rows still has its header"});
    }
    if ((*row)->unterminated) return tl::unexpected(open_quote(**row));
    const DecodedRow& decoded = decoder_.decode(**row, source_);
    if (decoded.broken) {
      return tl::unexpected(
          Error{ErrorCode::bad_input,
                fmt::format("the header is not readable as {}", to_string(decoder_.encoding())),
                fmt::format("line {}, column {}", (*row)->line, *decoded.broken + 1),
                "leave the encoding out, or name the right one (utf-8 or gb18030)"});
    }
    return match_header(feed_, {decoded.cells.begin(), decoded.cells.end()});
  }

  static Error open_quote(const CsvRow& row) {
    return {ErrorCode::bad_input, "a quote is opened and not closed before the file ends",
            fmt::format("lines {} to {}", row.line, row.last_line),
            "was the file cut off? Otherwise mend the quote and import it again"};
  }

  void take(const CsvRow& csv, std::size_t columns) {
    const DecodedRow& decoded = decoder_.decode(csv, source_);
    if (auto defect = defect_of(csv, decoded, columns)) {
      reject(*std::move(defect), decoded.cells);
      return;
    }
    row_.begin({sink_.id(), csv.line}, decoded.cells);
    reader_->read(row_, sink_);
    if (row_.refusal()) {
      reject(*row_.refusal(), decoded.cells);
      return;
    }
    for (const RowDefect& defect : row_.damage()) sink_.damaged(defect);
  }

  /// What is wrong with the row before any of its values is read.
  std::optional<RowDefect> defect_of(const CsvRow& csv, const DecodedRow& decoded,
                                     std::size_t columns) const {
    const auto defect = [&](std::string_view code, std::string detail) {
      return RowDefect{csv.line, "", std::string(code), std::move(detail)};
    };
    if (csv.unterminated) return defect(defect::row_unterminated_quote, "");
    const std::size_t cells = csv.cells.size();
    if (cells != columns) {
      std::string detail = fmt::format("{}/{}", cells, columns);
      if (csv.last_line > csv.line) detail += fmt::format(", lines {}-{}", csv.line, csv.last_line);
      return defect(cells < columns ? defect::row_too_short : defect::row_too_long, std::move(detail));
    }
    if (decoded.broken) return defect(defect::text_encoding, std::string(to_string(decoder_.encoding())));
    if (decoded.control_character) return defect(defect::text_control_character, "");
    return std::nullopt;
  }

  void reject(RowDefect defect, const std::vector<std::string_view>& cells) {
    reject_.defect = std::move(defect);
    reject_.fields.assign(cells.begin(), cells.end());
    sink_.reject(reject_);
  }

  const FeedInfo& feed_;
  std::int64_t bytes_total_;
  BatchWriter& sink_;
  Progress& progress_;
  ByteSource source_;
  CsvReader csv_;
  RowDecoder decoder_;
  std::unique_ptr<FeedReader> reader_;
  Row row_;
  Reject reject_;
};

}  // namespace

Expected<DeliveryContents> read_delivery(Feed feed, std::istream& file, std::int64_t bytes_total,
                                         std::optional<Encoding> encoding, BatchWriter& sink,
                                         Progress& progress) {
  return DeliveryReader(feed, file, bytes_total, encoding, sink, progress).read();
}

}  // namespace benefit::intake
