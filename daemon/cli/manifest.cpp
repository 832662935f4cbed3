#include "daemon/cli/manifest.hpp"

#include "daemon/api/suggestion.hpp"
#include "verify/intake/byte_source.hpp"
#include "verify/intake/csv_reader.hpp"
#include "verify/intake/encoding.hpp"

#include <algorithm>

#include <fmt/format.h>

namespace benefit::cli {
namespace {

using Columns = std::vector<api::Parameter>;

/// For each cell of a row, which column it belongs to.
using Places = std::vector<std::size_t>;

tl::unexpected<Error> refuse(std::string what, std::string hint) {
  return tl::unexpected(Error{ErrorCode::bad_input, std::move(what), "line 1", std::move(hint)});
}

std::string trimmed(std::string_view cell) {
  while (cell.starts_with(' ')) cell.remove_prefix(1);
  while (cell.ends_with(' ')) cell.remove_suffix(1);
  return std::string(cell);
}

/// Cells as UTF-8.
class Cells {
 public:
  explicit Cells(Encoding encoding) : decoder_(encoding) {}
  std::string text(std::string_view cell) { return trimmed(decoder_.decode(cell, buffer_).text); }

 private:
  intake::TextDecoder decoder_;
  std::string buffer_;
};

Expected<Places> read_header(const intake::CsvRow& header, const Columns& columns, Cells& cells) {
  std::vector<std::string> names;
  for (const api::Parameter& column : columns) names.push_back(column.name);
  Places places;
  for (const std::string_view cell : header.cells) {
    const std::string name = cells.text(cell);
    const auto found = std::find(names.begin(), names.end(), name);
    if (found == names.end())
      return refuse(fmt::format("column '{}' is unknown", name), api::suggestion(name, names));
    const auto place = static_cast<std::size_t>(found - names.begin());
    if (std::find(places.begin(), places.end(), place) != places.end())
      return refuse(fmt::format("column '{}' is there twice", name), "Keep one of them.");
    places.push_back(place);
  }
  for (std::size_t i = 0; i < columns.size(); ++i)
    if (columns[i].required && std::find(places.begin(), places.end(), i) == places.end())
      return refuse(fmt::format("column '{}' is missing", columns[i].name),
                    fmt::format("Its meaning: {}.", columns[i].help));
  return places;
}

ManifestRow read_row(const intake::CsvRow& row, const Places& places, const Columns& columns, Cells& cells) {
  ManifestRow read{.line = row.line, .values = std::vector<std::string>(columns.size())};
  if (row.cells.size() != places.size()) {
    read.defect = fmt::format("the row has {} cells, the header {}", row.cells.size(), places.size());
    return read;
  }
  for (std::size_t i = 0; i < places.size(); ++i) read.values[places[i]] = cells.text(row.cells[i]);
  for (std::size_t i = 0; i < columns.size(); ++i)
    if (columns[i].required && read.values[i].empty())
      read.defect = fmt::format("'{}' is empty", columns[i].name);
  return read;
}

}  // namespace

Expected<std::vector<ManifestRow>> read_manifest(std::istream& file, const Columns& columns) {
  intake::ByteSource source(file);
  const auto mark = intake::find_byte_order_mark(source.peek(intake::ByteSource::most));
  if (mark) source.take(mark->bytes);
  Cells cells(mark ? mark->encoding : intake::recognise_encoding(source.peek(intake::ByteSource::most)));
  intake::CsvReader reader(source);

  auto row = reader.next();
  if (!row) return tl::unexpected(row.error());
  if (*row == nullptr) return refuse("the manifest is empty", "Its first line names the columns.");
  const auto places = read_header(**row, columns, cells);
  if (!places) return tl::unexpected(places.error());

  std::vector<ManifestRow> rows;
  for (row = reader.next(); row && *row != nullptr; row = reader.next())
    rows.push_back(read_row(**row, *places, columns, cells));
  if (!row) return tl::unexpected(row.error());
  return rows;
}

}  // namespace benefit::cli
