#include "daemon/cli/csv.hpp"

#include "daemon/cli/cells.hpp"
#include "verify/identity/safe_text.hpp"
#include "verify/report/csv_line.hpp"

#include <algorithm>
#include <iterator>

#include <boost/json.hpp>

namespace benefit::cli {
namespace {

namespace json = boost::json;
using Form = api::Column::Form;
using report::csv_line;
using report::guarded_against_formulas;

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
    std::string text = identity::safe_block(cell_text(row, column, Reader::program));
    lines +=
        csv_line({std::string(path), value.is_string() ? guarded_against_formulas(text) : std::move(text)});
  }
}

}  // namespace

std::string csv_text(const std::vector<api::Column>& columns, const json::array& rows) {
  std::vector<std::string> fields;
  for (const api::Column& column : columns) fields.push_back(column.field);
  std::string text = csv_line(fields);
  for (const json::value& row : rows) {
    fields.clear();
    for (const api::Column& column : columns) {
      const std::string cell = identity::safe_block(cell_text(row.as_object(), column, Reader::program));
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
