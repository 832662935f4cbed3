#include "daemon/cli/cells.hpp"

#include "daemon/api/command.hpp"
#include "daemon/cli/office_time.hpp"
#include "daemon/cli/say.hpp"
#include "verify/identity/money.hpp"
#include "verify/types/case.hpp"

#include <algorithm>
#include <array>

#include <boost/json.hpp>
#include <fmt/format.h>

namespace benefit::cli {
namespace {

namespace json = boost::json;

std::string scalar_text(const json::value& value, Reader reader) {
  switch (value.kind()) {
    case json::kind::string:
      return reader == Reader::person ? office_time(std::string_view(value.get_string()))
                                      : std::string(value.get_string());
    case json::kind::bool_:
      if (reader == Reader::person) return value.get_bool() ? say("yes") : say("no");
      return value.get_bool() ? "true" : "false";
    case json::kind::double_:
      return reader == Reader::person ? fmt::format("{:.4f}", value.get_double())
                                      : fmt::format("{}", value.get_double());
    case json::kind::null:
      return "";
    default:
      return json::serialize(value);
  }
}

/// What an entry of the audit record is of: a command by its name, "case.attachment.save", or what it would
/// have done, "case.decide.dry_run". In Chinese what the command is for.
std::string audited_words(std::string name) {
  constexpr auto ends = std::to_array<std::string_view>({".dry_run", ".refused", ".repeated"});
  if (spoken() == api::Language::english) return name;
  const auto how = std::ranges::find_if(ends, [&](std::string_view end) { return name.ends_with(end); });
  if (how != ends.end()) name.resize(name.size() - how->size());
  std::ranges::replace(name, '.', ' ');
  const std::size_t blank = std::min(name.find(' '), name.size());
  const std::string verb = blank < name.size() ? name.substr(blank + 1) : "";  // `today` has none
  const api::Command* const command = api::find_command(name.substr(0, blank), verb);
  if (command == nullptr) return name;
  const std::string summary = say_text(command->summary);
  const std::string short_one = summary.substr(0, summary.find("（"));
  if (how == ends.end()) return short_one;
  if (*how == ".dry_run") return say("{} (tried only)", short_one);
  return *how == ".refused" ? say("{} (refused)", short_one) : say("{} (asked for again)", short_one);
}

/// "case 4 open", as an entry of the audit record says what it is about, in words; any other text as it is.
std::string audited_case(const std::string& text) {
  constexpr std::string_view lead = "case ";
  if (!text.starts_with(lead)) return text;
  const std::size_t blank = std::min(text.find(' ', lead.size()), text.size());
  const std::string number = text.substr(lead.size(), blank - lead.size());
  if (number.empty() || number.find_first_not_of("0123456789") != std::string::npos) return text;
  const std::string state = blank < text.size() ? text.substr(blank + 1) : "";
  if (!state.empty() && !parse_case_state(state)) return text;
  return state.empty() ? say("case {}", number) : say("case {}", number) + " " + say_value(state);
}

/// Of a field, as it is read.
std::string item_text(const json::value& value, std::string_view field, Reader reader) {
  if (reader == Reader::person && value.is_string() && field == "what")
    return audited_words(std::string(value.get_string()));
  if (reader == Reader::person && value.is_string() && (field == "detail" || field == "purpose"))
    return audited_case(std::string(value.get_string()));
  if (reader == Reader::person && value.is_string() && api::is_coded(field))
    return api::translated_value(field, std::string_view(value.get_string()), spoken());
  return scalar_text(value, reader);
}

std::string list_text(const json::array& items, std::string_view field, Reader reader) {
  // Names of suppliers have blanks of their own.
  const std::string between = reader == Reader::person && field == "suppliers" ? say(", ") : " ";
  std::string text;
  for (const json::value& item : items) {
    if (!text.empty()) text += between;
    text += item_text(item, field, reader);
  }
  return text;
}

}  // namespace

const json::value* value_at(const json::object& row, std::string_view path) {
  const std::size_t dot = path.find('.');
  const json::value* value = row.if_contains(path.substr(0, dot));
  if (value == nullptr || value->is_null()) return nullptr;
  if (dot == std::string_view::npos) return value;
  return value->is_object() ? value_at(value->get_object(), path.substr(dot + 1)) : nullptr;
}

std::string text_at(const json::object& row, std::string_view path) {
  const json::value* value = value_at(row, path);
  if (value == nullptr) return "";
  return value->is_string() ? std::string(value->get_string()) : scalar_text(*value, Reader::person);
}

std::int64_t integer_at(const json::object& row, std::string_view path) {
  const json::value* value = value_at(row, path);
  if (value == nullptr) return 0;
  boost::system::error_code error;
  const auto number = value->to_number<std::int64_t>(error);
  return error ? 0 : number;
}

double number_at(const json::object& row, std::string_view path) {
  const json::value* value = value_at(row, path);
  return value != nullptr && value->is_number() ? value->to_number<double>() : 0;
}

std::string yuan_at(const json::object& row, std::string_view path) {
  const json::value* value = value_at(row, path);
  return value == nullptr ? "" : identity::format_yuan(Fen{integer_at(row, path)});
}

bool flag_at(const json::object& row, std::string_view path) {
  const json::value* value = value_at(row, path);
  return value != nullptr && value->is_bool() && value->get_bool();
}

const json::array& array_at(const json::object& row, std::string_view path) {
  static const json::array none;
  const json::value* value = value_at(row, path);
  return value != nullptr && value->is_array() ? value->get_array() : none;
}

std::string cell_text(const json::object& row, const api::Column& column, Reader reader) {
  if (column.form == api::Column::Form::yuan) return yuan_at(row, column.field);
  const json::value* value = value_at(row, column.field);
  if (value == nullptr) return "";
  // A reminder is a letter, and a queue of cases; each has a word of its own.
  const std::string field = column.title == "letter" ? "letter_kind" : column.field;
  return value->is_array() ? list_text(value->get_array(), field, reader) : item_text(*value, field, reader);
}

}  // namespace benefit::cli
