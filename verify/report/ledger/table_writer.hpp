// Rows of a ledger into a file, as they come: what is held in memory does not grow with their number.
#pragma once

#include "verify/report/language.hpp"
#include "verify/report/ledger/cell.hpp"
#include "verify/report/place_names.hpp"

#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <span>
#include <string_view>

namespace benefit::report {

enum class TableFormat : std::uint8_t { csv, json, xlsx };
std::span<const std::string_view> table_format_names();  ///< in the order of the enumeration
std::optional<TableFormat> parse_table_format(std::string_view text);
std::string_view to_string(TableFormat format);

struct TableOptions {
  TableFormat format = TableFormat::csv;
  Language language = Language::english;  ///< of what is written for people
  PlaceNames places{};                    ///< by which people know the counties
  /// What the file is for; a workbook states it as the day of its making, so that the same data are the same
  /// bytes.
  Day dated;
  /// Of one sheet, its heading included, 2 .. 1,048,576: what a spreadsheet can hold. More go on the next.
  std::uint32_t rows_per_sheet = 1'048'576;
};

/// Used from one thread. The same rows make the same bytes.
class TableWriter {
 public:
  virtual ~TableWriter() = default;
  /// One cell for each column, in their order.
  virtual void add(std::span<const Cell> row) = 0;
  /// Writes the end. A file that was not finished is of no use.
  virtual void finish() = 0;
};

/// Makes the file, for its owner only (it holds personal data), or empties it. Every method of the writer
/// throws Failure (disk_full, io).
/// - csv: UTF-8, the columns' fields as header, money in yuan, codes; texts are guarded against formulas.
/// - json: {"rows":[{FIELD:value,...},...]}; money in fen, codes; what is not there is null.
/// - xlsx: money, counts and dates as such, everything else as text; words instead of codes; a frozen header
/// in
///   the language.
std::unique_ptr<TableWriter> write_table(const std::filesystem::path& path, const LedgerHead& head,
                                         const TableOptions& options);

}  // namespace benefit::report
