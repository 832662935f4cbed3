#include "verify/intake/xlsx_table.hpp"

#include <algorithm>
#include <utility>

#include <fmt/format.h>

namespace benefit::intake {
namespace {

constexpr std::size_t rows_above_header = 10;
constexpr std::size_t columns_of_a_header = 2;

bool is_control(char c) { return static_cast<unsigned char>(c) < ' ' && c != '\t' && c != '\n' && c != '\r'; }

Error in_sheet(std::string_view sheet, Error error) {
  error.where = fmt::format("sheet '{}'{}{}", sheet, error.where.empty() ? "" : ", ", error.where);
  return error;
}

}  // namespace

Expected<std::unique_ptr<Table>> XlsxTable::open(std::istream& file) {
  auto workbook = xlsx::open_workbook(file);
  if (!workbook) return tl::unexpected(workbook.error());
  return std::unique_ptr<Table>(new XlsxTable(*std::move(workbook)));
}

Expected<std::optional<std::vector<std::string>>> XlsxTable::find_header(const xlsx::Sheet& sheet,
                                                                         const KnownColumns& known,
                                                                         std::size_t known_at_least) {
  auto reader = xlsx::SheetReader::open(workbook_, sheet);
  if (!reader) return tl::unexpected(reader.error());
  reader_ = *std::move(reader);
  for (std::size_t i = 0; i < rows_above_header; ++i) {
    const auto row = reader_->next();
    if (!row) return tl::unexpected(row.error());
    if (*row == nullptr) break;
    std::vector<std::string> cells((*row)->cells.begin(), (*row)->cells.end());
    if (known(cells) >= known_at_least) return cells;
  }
  return std::nullopt;
}

void XlsxTable::choose(const xlsx::Sheet& chosen) {
  sheet_ = SheetRead{.name = chosen.name};
  for (const xlsx::Sheet& other : workbook_.sheets)
    if (&other != &chosen) sheet_->not_read.push_back(other.name);
}

Expected<std::vector<std::string>> XlsxTable::read_header(const KnownColumns& known) {
  for (const std::size_t known_at_least : {columns_of_a_header, std::size_t{0}}) {
    for (const xlsx::Sheet& sheet : workbook_.sheets) {
      auto header = find_header(sheet, known, known_at_least);
      if (!header) return tl::unexpected(in_sheet(sheet.name, header.error()));
      if (!*header) continue;
      choose(sheet);
      columns_ = (**header).size();
      return **std::move(header);
    }
  }
  return tl::unexpected(Error{ErrorCode::bad_input, "the workbook is empty", "",
                              "a delivery without rows still has its header"});
}

Expected<const TableRow*> XlsxTable::next() {
  const auto read = reader_->next();
  if (!read) return tl::unexpected(in_sheet(sheet_->name, read.error()));
  if (*read == nullptr) return nullptr;
  const xlsx::SheetRow& row = **read;
  sheet_->hidden_rows += row.hidden ? 1 : 0;
  row_.line = row_.last_line = row.number;
  row_.cells = row.cells;
  row_.cells.resize(std::max(row.cells.size(), columns_));
  row_.control_character = std::any_of(row_.cells.begin(), row_.cells.end(), [](std::string_view cell) {
    return std::any_of(cell.begin(), cell.end(), is_control);
  });
  row_.broken = decode_cells(decoder_, row_.cells, mended_);
  return &row_;
}

std::int64_t XlsxTable::position() const { return reader_ ? reader_->position() : 0; }

}  // namespace benefit::intake
