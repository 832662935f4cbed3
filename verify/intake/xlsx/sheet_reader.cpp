#include "verify/intake/xlsx/sheet_reader.hpp"

#include "verify/intake/xlsx/xml_parser.hpp"

#include <charconv>
#include <optional>
#include <utility>

#include <fmt/format.h>

namespace benefit::intake::xlsx {
namespace {

constexpr std::int64_t most_rows = 1'048'576, most_columns = 16'384;  // of a sheet

template <class Number>
std::optional<Number> parse_number(std::string_view text) {
  Number number = 0;
  const char* const end = text.data() + text.size();
  const auto [rest, error] = std::from_chars(text.data(), end, number);
  if (error != std::errc() || rest != end) return std::nullopt;
  return number;
}

/// The column of a reference: "AB12" is 28. 0 when it is none.
std::int64_t column_of(std::string_view reference) {
  std::int64_t column = 0;
  for (const char c : reference) {
    if (c < 'A' || 'Z' < c) break;
    column = column * 26 + (c - 'A' + 1);
    if (column > most_columns) return 0;
  }
  return column;
}

/// A date and time of ISO 8601 (t="d") as its day.
std::string_view day_of_instant(std::string_view text) { return text.substr(0, text.find('T')); }

}  // namespace

Expected<std::unique_ptr<SheetReader>> SheetReader::open(const Workbook& workbook, const Sheet& sheet,
                                                         TableLimits limits) {
  auto part = workbook.package.open_part(sheet.part);
  if (!part) return tl::unexpected(part.error());
  return std::unique_ptr<SheetReader>(new SheetReader(workbook, *std::move(part), limits));
}

SheetReader::SheetReader(const Workbook& workbook, std::unique_ptr<ZipPart> part, TableLimits limits)
    : workbook_(workbook),
      limits_(limits),
      part_(std::move(part)),
      cutter_(*part_, {"worksheet", "sheetData", "row"}) {}

Error SheetReader::in_row(Error error) const {
  if (error.where.empty()) error.where = fmt::format("row {}", row_.number);
  return error;
}

Expected<const SheetRow*> SheetReader::next() {
  do {
    const auto element = cutter_.next();
    if (!element) {
      Error error = element.error();
      if (row_.number > 0 && error.where.empty()) error.where = fmt::format("behind row {}", row_.number);
      return tl::unexpected(std::move(error));
    }
    if (element->empty()) {
      if (!cutter_.seen_root()) return tl::unexpected(malformed("a sheet is no sheet"));
      return nullptr;
    }
    const auto row = parse_xml(document_, *element);
    if (!row) {
      Error error = row.error();
      error.where = fmt::format("behind row {}", row_.number);
      return tl::unexpected(std::move(error));
    }
    if (auto read = read_row(*row); !read) return tl::unexpected(in_row(read.error()));
  } while (places_.empty());

  row_.cells.clear();
  for (const Place& place : places_)
    row_.cells.push_back(std::string_view(text_).substr(place.begin, place.size));
  return &row_;
}

Expected<void> SheetReader::read_row(const pugi::xml_node& row) {
  text_.clear();
  places_.clear();
  column_ = 0;
  const std::string_view given = attribute(row, "r");
  const std::int64_t number = given.empty() ? row_.number + 1 : parse_number<std::int64_t>(given).value_or(0);
  if (number <= row_.number || number > most_rows)
    return tl::unexpected(malformed("its rows are out of order"));
  row_.number = number;
  const std::string_view hidden = attribute(row, "hidden");
  row_.hidden = hidden == "1" || hidden == "true";
  for (const pugi::xml_node& cell : row.children())
    if (local_name(cell.name()) == "c")
      if (auto read = read_cell(cell); !read) return read;
  while (!places_.empty() && places_.back().size == 0) places_.pop_back();
  return {};
}

Expected<void> SheetReader::read_cell(const pugi::xml_node& cell) {
  std::string_view reference, type, style;
  for (const pugi::xml_attribute& each : cell.attributes()) {
    const std::string_view name = each.name();
    if (name == "r") reference = each.value();
    if (name == "t") type = each.value();
    if (name == "s") style = each.value();
  }
  column_ = reference.empty() ? column_ + 1 : column_of(reference);
  if (column_ == 0 || column_ > most_columns) return tl::unexpected(malformed("a cell has no place"));

  const std::size_t begin = text_.size();
  if (auto read = read_value(cell, type, style); !read) return read;
  const std::size_t size = text_.size() - begin;
  if (size == 0) return {};
  const auto column = static_cast<std::size_t>(column_);
  if (column > limits_.columns) {
    return tl::unexpected(Error{ErrorCode::bad_input,
                                fmt::format("a row has more than {} cells", limits_.columns), "",
                                "delete what stands to the right of the table"});
  }
  if (text_.size() > limits_.row_bytes) {
    return tl::unexpected(Error{ErrorCode::bad_input,
                                fmt::format("a row is longer than {} bytes", limits_.row_bytes), "",
                                "is it the right sheet?"});
  }
  if (places_.size() < column) places_.resize(column, Place{0, 0});
  Place& place = places_[column - 1];
  if (place.size != 0) return tl::unexpected(malformed("two cells stand in one place"));
  place = {begin, size};
  return {};
}

Expected<void> SheetReader::read_value(const pugi::xml_node& cell, std::string_view type,
                                       std::string_view style) {
  if (type == "inlineStr") {
    append_rich_text(child(cell, "is"), text_);
    return {};
  }
  pugi::xml_node value, formula;
  for (const pugi::xml_node& node : cell.children()) {
    const std::string_view name = local_name(node.name());
    if (name == "v") value = node;
    if (name == "f") formula = node;
  }
  const std::string stored = text_of(value);
  if (stored.empty()) {
    if (formula && type != "str") text_ += fmt::format("={}", text_of(formula));
    return {};
  }
  if (type == "s") {
    const auto text = workbook_.strings.at(parse_number<std::size_t>(stored).value_or(SIZE_MAX));
    if (!text) return tl::unexpected(malformed("a cell names a text that is not there"));
    text_ += *text;
  } else if (type == "str") {
    append_text(stored, text_);
  } else if (type == "b") {
    text_ += stored == "1" || stored == "true" ? "TRUE" : "FALSE";
  } else if (type == "e") {
    text_ += stored;
  } else if (type == "d") {
    text_ += day_of_instant(stored);
  } else {
    const auto number = parse_number<std::size_t>(style).value_or(0);
    const NumberFormat format =
        number < workbook_.formats.size() ? workbook_.formats[number] : NumberFormat{};
    text_ += number_text(stored, format, workbook_.from_1904);
  }
  return {};
}

}  // namespace benefit::intake::xlsx
