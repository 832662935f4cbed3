#include "daemon/api/parameters.hpp"

#include "daemon/api/base64.hpp"
#include "daemon/api/suggestion.hpp"
#include "verify/identity/citizen_id.hpp"
#include "verify/identity/date.hpp"
#include "verify/identity/nearest.hpp"
#include "verify/identity/utf8.hpp"

#include <algorithm>
#include <charconv>
#include <set>
#include <vector>

#include <boost/json.hpp>
#include <boost/json/basic_parser_impl.hpp>
#include <fmt/format.h>
#include <fmt/ranges.h>

namespace benefit::api {
namespace {

namespace json = boost::json;

tl::unexpected<Error> refuse(const std::string& parameter, std::string what, std::string hint = "") {
  return tl::unexpected(Error{ErrorCode::bad_request, std::move(what), parameter, std::move(hint)});
}

/// Whatever else came in the place of a name is not repeated.
bool is_like_a_name(std::string_view name) {
  return name.size() <= 40 && std::all_of(name.begin(), name.end(), [](char c) {
           return (c >= 'a' && c <= 'z') || c == '_' || c == '-';
         });
}

std::string unknown_parameter(std::string_view name) {
  return is_like_a_name(name) ? fmt::format("the parameter '{}' is unknown", name) : "a parameter is unknown";
}

std::string given_twice(std::string_view name) {
  return is_like_a_name(name) ? fmt::format("the parameter '{}' is given twice", name)
                              : "a parameter is given twice";
}

/// Of one text parameter: a name, a note, a place.
constexpr std::size_t longest_text_bytes = 8000;

/// What the daemon is sent: not the parameters that benefitctl uses itself, but the fields of a manifest's
/// row.
std::vector<Parameter> accepted_parameters(const Command& command) {
  std::vector<Parameter> accepted = command.manifest_columns;
  for (const Parameter& parameter : command.parameters)
    if (!parameter.local) accepted.push_back(parameter);
  return accepted;
}

Expected<Value> read_integer(const Parameter& parameter, const std::string& text) {
  std::int64_t number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (error != std::errc{} || end != text.data() + text.size())
    return refuse(parameter.name, fmt::format("'{}' has to be a whole number", parameter.name));
  return Value(number);
}

Expected<Value> read_flag(const Parameter& parameter, const std::string& text) {
  if (text.empty() || text == "true" || text == "1") return Value(true);
  if (text == "false" || text == "0") return Value(false);
  return refuse(parameter.name, fmt::format("'{}' has to be true or false", parameter.name));
}

Expected<Value> read_photo(const Parameter& parameter, const std::string& text) {
  auto bytes = base64_decoded(text);
  if (!bytes)
    return refuse(parameter.name, fmt::format("'{}' has to be a file's bytes in base64", parameter.name));
  return Value(*std::move(bytes));
}

/// Whole UTF-8 without NUL: what every store and every reader can hold.
bool is_clean_utf8(std::string_view text) {
  return text.find('\0') == std::string_view::npos && identity::is_utf8(text);
}

Expected<Value> read_text(const Parameter& parameter, const std::string& text) {
  if (text.size() > longest_text_bytes)
    return refuse(parameter.name,
                  fmt::format("'{}' is longer than {} bytes", parameter.name, longest_text_bytes));
  if (!is_clean_utf8(text))
    return refuse(parameter.name, fmt::format("'{}' has to be text in UTF-8", parameter.name));
  if (!parameter.choices.empty() &&
      std::find(parameter.choices.begin(), parameter.choices.end(), text) == parameter.choices.end())
    return refuse(parameter.name,
                  fmt::format("'{}' has to be one of {}", parameter.name, fmt::join(parameter.choices, ", ")),
                  identity::nearest(text, parameter.choices) ? suggestion(text, parameter.choices) : "");
  return Value(text);
}

Expected<Value> read_value(const Parameter& parameter, const std::string& text) {
  switch (parameter.type) {
    case ValueType::integer:
      return read_integer(parameter, text);
    case ValueType::flag:
      return read_flag(parameter, text);
    case ValueType::photo:
      return read_photo(parameter, text);
    case ValueType::text_file:
      if (is_clean_utf8(text)) return Value(text);
      return refuse(parameter.name, fmt::format("'{}' has to be text in UTF-8", parameter.name));
    case ValueType::day:
      if (const auto day = identity::parse_day(text)) return Value(*day);
      return refuse(parameter.name, fmt::format("'{}' has to be a day, such as 2018-03-01", parameter.name));
    case ValueType::since:
      if (const auto since = parse_since(text)) return Value(*since);
      return refuse(parameter.name, fmt::format("'{}' has to be like 7d, 2w or 2018-03-01", parameter.name));
    case ValueType::instant:
      if (const auto instant = identity::parse_instant(text)) return Value(*instant);
      return refuse(parameter.name,
                    fmt::format("'{}' has to be a time, such as 2018-03-01T09:30:00+08:00", parameter.name));
    case ValueType::id_number: {
      const auto id = identity::parse_citizen_id(text);
      if (id) return Value(id->id);
      return refuse(parameter.name, fmt::format("'{}' is not a citizen ID number ({})", parameter.name,
                                                identity::to_string(id.error())));
    }
    case ValueType::text:
    case ValueType::file:
    case ValueType::new_file:
    case ValueType::folder:
      return read_text(parameter, text);
  }
  return read_text(parameter, text);
}

/// A JSON value in the form that a query has; nullopt for arrays and objects.
std::optional<std::string> as_text(const json::value& value) {
  switch (value.kind()) {
    case json::kind::string:
      return std::string(value.get_string());
    case json::kind::int64:
      return std::to_string(value.get_int64());
    case json::kind::uint64:
      return std::to_string(value.get_uint64());
    case json::kind::bool_:
      return value.get_bool() ? "true" : "false";
    default:
      return std::nullopt;
  }
}

/// Finds a name that stands twice in the outermost object. The library's own reading keeps the last of them:
/// {"dry_run":true,"dry_run":false} would do a step for real. Events as json::basic_parser gives them, names
/// with their escapes undone.
struct NamesOnce {
  static constexpr std::size_t max_object_size = static_cast<std::size_t>(-1),
                               max_array_size = max_object_size, max_key_size = max_object_size,
                               max_string_size = max_object_size;

  bool on_key_part(json::string_view part, std::size_t, boost::system::error_code&) {
    name.append(part);
    return true;
  }
  bool on_key(json::string_view part, std::size_t, boost::system::error_code&) {
    name.append(part);
    if (depth == 1 && !seen.insert(name).second && !twice) twice = name;
    name.clear();
    return true;
  }
  bool on_object_begin(boost::system::error_code&) { return ++depth > 0; }
  bool on_object_end(std::size_t, boost::system::error_code&) { return depth-- > 0; }
  bool on_array_begin(boost::system::error_code&) { return ++depth > 0; }
  bool on_array_end(std::size_t, boost::system::error_code&) { return depth-- > 0; }
  bool on_document_begin(boost::system::error_code&) { return true; }
  bool on_document_end(boost::system::error_code&) { return true; }
  bool on_string_part(json::string_view, std::size_t, boost::system::error_code&) { return true; }
  bool on_string(json::string_view, std::size_t, boost::system::error_code&) { return true; }
  bool on_number_part(json::string_view, boost::system::error_code&) { return true; }
  bool on_int64(std::int64_t, json::string_view, boost::system::error_code&) { return true; }
  bool on_uint64(std::uint64_t, json::string_view, boost::system::error_code&) { return true; }
  bool on_double(double, json::string_view, boost::system::error_code&) { return true; }
  bool on_bool(bool, boost::system::error_code&) { return true; }
  bool on_null(boost::system::error_code&) { return true; }
  bool on_comment_part(json::string_view, boost::system::error_code&) { return true; }
  bool on_comment(json::string_view, boost::system::error_code&) { return true; }

  std::size_t depth = 0;
  std::string name;
  std::set<std::string> seen;
  std::optional<std::string> twice;
};

/// Of a body that is JSON. nullopt: each name stands once.
std::optional<std::string> name_given_twice(std::string_view body) {
  json::basic_parser<NamesOnce> parser{json::parse_options{}};
  boost::system::error_code error;
  parser.write_some(false, body.data(), body.size(), error);
  return parser.handler().twice;
}

Expected<std::map<std::string, std::string>> read_body(std::string_view body) {
  std::map<std::string, std::string> fields;
  if (body.empty()) return fields;
  boost::system::error_code error;
  const json::value root = json::parse(json::string_view(body.data(), body.size()), error);
  if (error) return refuse("body", "the body is not JSON");
  if (!root.is_object()) return refuse("body", "the body has to be a JSON object");
  if (const auto name = name_given_twice(body)) return refuse("parameters", given_twice(*name));
  for (const auto& [name, value] : root.get_object()) {
    if (value.is_null()) continue;  // the same as left out
    auto text = as_text(value);
    if (!text) return refuse(std::string(name), "a field's value has to be a text, a whole number or a flag");
    fields[std::string(name)] = std::move(*text);
  }
  return fields;
}

}  // namespace

Expected<Parameters> read_parameters(const Route& route, std::string_view json_body) {
  auto given = read_body(json_body);
  if (!given) return tl::unexpected(given.error());
  for (const auto& [name, value] : route.query_parameters) given->insert_or_assign(name, value);
  for (const auto& [name, value] : route.path_parameters) given->insert_or_assign(name, value);

  const std::vector<Parameter> accepted = accepted_parameters(*route.command);
  Parameters parameters;
  for (const auto& [name, text] : *given) {
    const auto known = std::find_if(accepted.begin(), accepted.end(),
                                    [&name = name](const Parameter& p) { return p.name == name; });
    if (known == accepted.end()) {
      std::vector<std::string> names;
      for (const Parameter& parameter : accepted) names.push_back(parameter.name);
      return refuse("parameters", unknown_parameter(name), suggestion(name, names));
    }
    auto value = read_value(*known, text);
    if (!value) return tl::unexpected(value.error());
    parameters.set(name, std::move(*value));
  }
  for (const Parameter& parameter : accepted)
    if (parameter.required && !parameters.contains(parameter.name))
      return refuse(parameter.name, fmt::format("'{}' is missing", parameter.name));
  return parameters;
}

}  // namespace benefit::api
