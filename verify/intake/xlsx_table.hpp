// A workbook as a table: the rows under the header of one of its sheets.
#pragma once

#include "verify/intake/encoding.hpp"
#include "verify/intake/table.hpp"
#include "verify/intake/xlsx/sheet_reader.hpp"
#include "verify/intake/xlsx/workbook.hpp"

#include <cstdint>
#include <istream>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace benefit::intake {

/// The header is the first row that names at least two known columns, among the first ten rows that hold
/// anything, of the first visible sheet that has such a row: a title above it is passed over. Where no sheet
/// has one, the first row of the first sheet that holds anything is the header, for the reader to say what is
/// wrong with it. Hidden rows and columns are read: somebody delivered them, and sheet() counts the rows.
/// Hidden sheets are not read.
/// A row is as long as the header, or as far as it holds something beyond it.
class XlsxTable final : public Table {
 public:
  /// `file` outlives the table. Errors: as xlsx::open_workbook.
  static Expected<std::unique_ptr<Table>> open(std::istream& file);

  /// Errors: bad_input (no sheet holds anything; as xlsx::SheetReader::next).
  Expected<std::vector<std::string>> read_header(const KnownColumns& known) override;
  /// Errors: bad_input (as xlsx::SheetReader::next).
  Expected<const TableRow*> next() override;
  Encoding encoding() const override { return Encoding::utf8; }
  std::int64_t position() const override;
  std::optional<SheetRead> sheet() const override { return sheet_; }

 private:
  explicit XlsxTable(xlsx::Workbook workbook) : workbook_(std::move(workbook)), decoder_(Encoding::utf8) {}

  /// Puts the reader behind the sheet's header. nullopt: it has none.
  Expected<std::optional<std::vector<std::string>>> find_header(const xlsx::Sheet& sheet,
                                                                const KnownColumns& known,
                                                                std::size_t known_at_least);
  void choose(const xlsx::Sheet& sheet);

  xlsx::Workbook workbook_;
  std::unique_ptr<xlsx::SheetReader> reader_;
  std::optional<SheetRead> sheet_;
  std::size_t columns_ = 0;  ///< of the header
  TextDecoder decoder_;
  std::vector<std::string> mended_;  ///< for cells that are no UTF-8
  TableRow row_;
};

}  // namespace benefit::intake
