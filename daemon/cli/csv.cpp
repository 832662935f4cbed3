#include "daemon/cli/csv.hpp"

#include "daemon/cli/cells.hpp"
#include "daemon/cli/safe_text.hpp"

#include <algorithm>
#include <iterator>

#include <boost/json.hpp>
#include <csv.h>

namespace benefit::cli {
namespace {

namespace json = boost::json;
using Form = api::Column::Form;

/// Quoted only where it has to be, so that simple tools can read simple files.
std::string written(std::string_view field) {
  const bool blanks_outside = field.starts_with(' ') || field.ends_with(' ');
  if (field.find_first_of(",\"\r\n\t") == std::string_view::npos && !blanks_outside)
    return std::string(field);
  std::string text(csv_write(nullptr, 0, field.data(), field.size()), '\0');
  csv_write(text.data(), text.size(), field.data(), field.size());
  return text;
}

/// The fields of replies that hold fen. As CSV they are yuan, as in every table.
bool holds_money(std::string_view path) {
  const std::string_view name = path.substr(path.rfind('.') + 1);
  static constexpr std::string_view names[] = {"lost", "flowing_per_month", "owed", "amount",
                                               "account_balance"};
  return std::ranges::find(names, name) != std::end(names);
}

void flatten(std::string_view path, const json::value& value, std::string& lines) {
  const auto below = [&](std::string_view name) {
    return path.empty() ? std::string(name) : std::string(path) + '.' + std::string(name);
  };
  if (value.is_object()) {
    for (const auto& [name, inner] : value.get_object()) flatten(below(name), inner, lines);
  } else if (value.is_array()) {
    const json::array& items = value.get_array();
    for (std::size_t i = 0; i < items.size(); ++i) flatten(below(std::to_string(i)), items[i], lines);
  } else {
    const json::object row{{"value", value}};
    const api::Column column{"value", "", value.is_int64() && holds_money(path) ? Form::yuan : Form::text};
    std::string text = safe_block(cell_text(row, column, Reader::program));
    lines +=
        csv_line({std::string(path), value.is_string() ? guarded_against_formulas(text) : std::move(text)});
  }
}

}  // namespace

std::string guarded_against_formulas(std::string_view text) {
  // ASCII and full-width forms: East Asian spreadsheets take both.
  static constexpr std::string_view starts[] = {"=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠"};
  for (const std::string_view start : starts)
    if (text.starts_with(start)) return '\'' + std::string(text);
  return std::string(text);
}

std::string csv_line(const std::vector<std::string>& fields) {
  std::string line;
  for (std::size_t i = 0; i < fields.size(); ++i) {
    if (i > 0) line += ',';
    line += written(fields[i]);
  }
  return line + '\n';
}

std::string csv_text(const std::vector<api::Column>& columns, const json::array& rows) {
  std::vector<std::string> fields;
  for (const api::Column& column : columns) fields.push_back(column.field);
  std::string text = csv_line(fields);
  for (const json::value& row : rows) {
    fields.clear();
    for (const api::Column& column : columns) {
      const std::string cell = safe_block(cell_text(row.as_object(), column, Reader::program));
      const bool number = column.form == Form::number || column.form == Form::yuan;
      fields.push_back(number ? cell : guarded_against_formulas(cell));
    }
    text += csv_line(fields);
  }
  return text;
}

std::string csv_text(const json::object& reply) {
  std::string lines = csv_line({"field", "value"});
  flatten("", reply, lines);
  return lines;
}

}  // namespace benefit::cli
