#include "verify/intake/delivery.hpp"

#include "verify/identity/money.hpp"
#include "verify/intake/defects.hpp"
#include "verify/intake/feed_reader.hpp"
#include "verify/intake/first_rows.hpp"
#include "verify/intake/header.hpp"
#include "verify/intake/mapping.hpp"
#include "verify/intake/measuring_writer.hpp"
#include "verify/intake/table.hpp"
#include "verify/intake/usual_amounts.hpp"

#include <algorithm>
#include <memory>

#include <fmt/format.h>

namespace benefit::intake {
namespace {

/// Nothing but blanks, of ASCII or full width.
bool is_blank(std::string_view cell) {
  constexpr std::string_view full_width_blank = "\u3000";
  for (;;) {
    if (cell.empty()) return true;
    if (cell.front() == ' ' || cell.front() == '\t')
      cell.remove_prefix(1);
    else if (cell.starts_with(full_width_blank))
      cell.remove_prefix(full_width_blank.size());
    else
      return false;
  }
}

/// One file on its way through the room.
class DeliveryReader {
 public:
  DeliveryReader(Feed feed, const DeliveryContext& context, Table& table, std::int64_t bytes_total,
                 BatchWriter& sink, Progress& progress)
      : feed_(info(feed)),
        profile_(context.profile),
        amounts_on_record_(context.amounts_on_record),
        table_(table),
        rows_(table),
        bytes_total_(bytes_total),
        sink_(sink),
        measured_(sink, context.received, context.regions),
        progress_(progress),
        filled_(feed_.columns.size()) {}

  Expected<DeliveryContents> read() {
    auto columns = table_.read_header([this](const std::vector<std::string>& cells) {
      return count_known_columns(feed_, profile_, cells);
    });
    if (!columns) return tl::unexpected(columns.error());
    auto mapping = Mapping::match(feed_, profile_, *std::move(columns));
    if (!mapping) return tl::unexpected(in_sheet(mapping.error()));
    mapping_ = *std::move(mapping);
    const Header& header = mapping_.header();
    reader_ = make_feed_reader(feed_.feed, ColumnPlaces(feed_, header));

    if (auto error = learn_usual_amounts()) return tl::unexpected(*std::move(error));

    std::int64_t rows = 0;
    for (;;) {
      if (rows % rows_between_reports == 0) {
        progress_.report("read", table_.position(), bytes_total_);
        if (progress_.stop_requested())
          return tl::unexpected(Error{ErrorCode::cancelled, "the import was stopped", "", ""});
      }
      const auto row = rows_.next();
      if (!row) return tl::unexpected(row.error());
      if (*row == nullptr) break;
      take(**row, header.columns.size());
      ++rows;
    }
    progress_.report("read", table_.position(), bytes_total_);
    return DeliveryContents{table_.encoding(), header.columns, rows, table_.sheet(), figures()};
  }

 private:
  static constexpr std::int64_t rows_between_reports = 4096;

  Error in_sheet(Error error) const {
    if (const auto sheet = table_.sheet())
      error.where = fmt::format("sheet '{}', {}", sheet->name, error.where);
    return error;
  }

  /// From the first rows, which are read again afterwards.
  std::optional<Error> learn_usual_amounts() {
    usual_amounts_ = UsualAmounts::of(feed_, mapping_.header(), amounts_on_record_);
    if (!usual_amounts_) return std::nullopt;
    const auto rows = rows_.peek();
    if (!rows) return rows.error();
    for (const TableRow& row : *rows) {
      if (defect_of(row, mapping_.header().columns.size())) continue;
      const auto& cells = mapping_.apply(row.cells);
      if (!mapping_.defect()) usual_amounts_->add(cells);
    }
    usual_amounts_->finish();
    return std::nullopt;
  }

  void take(const TableRow& row, std::size_t columns) {
    if (auto defect = defect_of(row, columns)) {
      reject(*std::move(defect), row.cells);
      return;
    }
    const std::vector<std::string_view>& cells = mapping_.apply(row.cells);
    if (auto defect = mapping_.defect()) {
      defect->line = row.line;
      reject(*std::move(defect), row.cells);
      return;
    }
    if (usual_amounts_)
      if (const auto usual = usual_amounts_->instead_of(cells)) {
        reject({row.line, "amount", std::string(defect::money_perhaps_fen), identity::format_yuan(*usual)},
               row.cells);
        return;
      }
    row_.begin({sink_.id(), row.line}, cells);
    reader_->read(row_, measured_);
    if (row_.refusal()) {
      reject(*row_.refusal(), row.cells);
      return;
    }
    for (const RowDefect& defect : row_.damage()) sink_.damaged(defect);
    count_filled(cells);
  }

  /// A value that could not be read is none; one that contradicts another stands.
  bool is_unreadable(const Column& column) const {
    return std::ranges::any_of(row_.damage(), [&](const RowDefect& defect) {
      return defect.column == column.name && defect.code != defect::value_contradicts_id;
    });
  }

  void count_filled(const std::vector<std::string_view>& cells) {
    const auto& cell_of = mapping_.header().cell_of;
    for (std::size_t i = 0; i < feed_.columns.size(); ++i)
      if (cell_of[i] && !is_blank(cells[*cell_of[i]]) && !is_unreadable(feed_.columns[i])) ++filled_[i];
  }

  DeliveryFigures figures() const {
    DeliveryFigures figures = measured_.figures();
    for (std::size_t i = 0; i < feed_.columns.size(); ++i)
      figures.columns.push_back({std::string(feed_.columns[i].name), filled_[i]});
    return figures;
  }

  /// What is wrong with the row before any of its values is read.
  std::optional<RowDefect> defect_of(const TableRow& row, std::size_t columns) const {
    const auto defect = [&](std::string_view code, std::string detail) {
      return RowDefect{row.line, "", std::string(code), std::move(detail)};
    };
    if (row.unterminated) return defect(defect::row_unterminated_quote, "");
    const std::size_t cells = row.cells.size();
    if (cells != columns) {
      std::string detail = fmt::format("{}/{}", cells, columns);
      if (row.last_line > row.line) detail += fmt::format(", lines {}-{}", row.line, row.last_line);
      return defect(cells < columns ? defect::row_too_short : defect::row_too_long, std::move(detail));
    }
    if (row.broken) return defect(defect::text_encoding, std::string(to_string(table_.encoding())));
    if (row.control_character) return defect(defect::text_control_character, "");
    return std::nullopt;
  }

  void reject(RowDefect defect, const std::vector<std::string_view>& cells) {
    reject_.defect = std::move(defect);
    reject_.fields.assign(cells.begin(), cells.end());
    sink_.reject(reject_);
  }

  const FeedInfo& feed_;
  const Profile* profile_;
  std::span<const UsualAmount> amounts_on_record_;
  Mapping mapping_;
  Table& table_;
  FirstRows rows_;
  std::optional<UsualAmounts> usual_amounts_;
  std::int64_t bytes_total_;
  BatchWriter& sink_;
  MeasuringWriter measured_;
  Progress& progress_;
  std::unique_ptr<FeedReader> reader_;
  Row row_;
  Reject reject_;
  std::vector<std::int64_t> filled_;  ///< accepted rows with a value, column by column of the feed
};

}  // namespace

Expected<DeliveryContents> read_delivery(Feed feed, std::istream& file, std::int64_t bytes_total,
                                         std::optional<Encoding> encoding, BatchWriter& sink,
                                         Progress& progress, const DeliveryContext& context) {
  if (context.profile != nullptr) {
    if (context.profile->feed != feed) {
      return tl::unexpected(Error{
          ErrorCode::bad_input,
          fmt::format("the profile is for the feed '{}'", info(context.profile->feed).name), "profile", ""});
    }
    if (!encoding) encoding = context.profile->encoding;
  }
  const auto table = open_table(file, encoding);
  if (!table) return tl::unexpected(table.error());
  return DeliveryReader(feed, context, **table, bytes_total, sink, progress).read();
}

}  // namespace benefit::intake
