// The rows of one sheet (ECMA-376 part 1, 18.3), one at a time and in bounded memory.
#pragma once

#include "verify/intake/table.hpp"
#include "verify/intake/xlsx/workbook.hpp"
#include "verify/intake/xlsx/xml_cutter.hpp"
#include "verify/types/error.hpp"

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include <pugixml.hpp>

namespace benefit::intake::xlsx {

/// One row that holds something. The cells live until the next row is read.
struct SheetRow {
  std::int64_t number = 0;  ///< from 1, as the sheet shows it
  bool hidden = false;
  std::vector<std::string_view> cells;  ///< by column, as far as the last one that holds something
};

/// What a cell gives: a text as it stands, its runs joined; a number, date or code as number_text says; TRUE
/// or FALSE; an error as its own word (#N/A); the value that was stored with a formula, and the formula
/// itself
/// (=B2&C2) when none was. Nothing is computed. The value of merged cells stands in the first of them.
/// Not thread-safe.
class SheetReader {
 public:
  /// `workbook` outlives the reader. Errors: as ZipPackage::open_part.
  static Expected<std::unique_ptr<SheetReader>> open(const Workbook& workbook, const Sheet& sheet,
                                                     TableLimits limits = {});

  /// The next row that holds anything; nullptr at the end. Errors: bad_input (as XmlCutter::next; rows out of
  /// order, two cells in one place, a text that is not there, a row over the limits).
  Expected<const SheetRow*> next();

  /// Where the file is read.
  std::int64_t position() const { return part_->position(); }

 private:
  SheetReader(const Workbook& workbook, std::unique_ptr<ZipPart> part, TableLimits limits);

  Expected<void> read_row(const pugi::xml_node& row);
  Expected<void> read_cell(const pugi::xml_node& cell);
  /// Appends to `text_`.
  Expected<void> read_value(const pugi::xml_node& cell, std::string_view type, std::string_view style);
  Error in_row(Error error) const;

  const Workbook& workbook_;
  TableLimits limits_;
  std::unique_ptr<ZipPart> part_;
  XmlCutter cutter_;
  pugi::xml_document document_;
  SheetRow row_;
  std::int64_t column_ = 0;  ///< of the last cell, from 1

  struct Place {
    std::size_t begin, size;
  };
  std::string text_;           ///< of all cells
  std::vector<Place> places_;  ///< of each cell in it; size 0 for empty ones
};

}  // namespace benefit::intake::xlsx
