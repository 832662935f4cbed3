#include "daemon/cli/check_value.hpp"

#include "daemon/api/since.hpp"
#include "daemon/api/suggestion.hpp"
#include "verify/identity/date.hpp"

#include <algorithm>
#include <charconv>
#include <filesystem>

#include <fmt/format.h>

namespace benefit::cli {
namespace {

bool is_whole_number(std::string_view text) {
  std::int64_t number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  return error == std::errc{} && end == text.data() + text.size();
}

Error bad(std::string what, std::string hint) {
  return {ErrorCode::bad_request, std::move(what), "", std::move(hint)};
}

std::optional<Error> check_path(const std::string& path, bool folder_wanted) {
  std::error_code error;
  const auto status = std::filesystem::status(path, error);
  if (!std::filesystem::exists(status))
    return Error{ErrorCode::not_found, fmt::format("there is no '{}'", path), "", "Check the path."};
  if (folder_wanted == std::filesystem::is_directory(status)) return std::nullopt;
  return bad(folder_wanted ? "it is a file, not a folder" : "it is a folder, not a file", "Check the path.");
}

}  // namespace

std::optional<Error> check_value(const api::Parameter& parameter, const std::string& value) {
  if (!parameter.choices.empty()) {
    if (std::find(parameter.choices.begin(), parameter.choices.end(), value) != parameter.choices.end())
      return std::nullopt;
    return bad(fmt::format("unknown value '{}'", value), api::suggestion(value, parameter.choices));
  }
  switch (parameter.type) {
    case api::ValueType::integer:
      if (is_whole_number(value)) return std::nullopt;
      return bad(fmt::format("'{}' is no whole number", value), "Give digits only.");
    case api::ValueType::day:
      if (identity::parse_day(value)) return std::nullopt;
      return bad(fmt::format("'{}' is no day", value), "Write it like 2018-03-01.");
    case api::ValueType::since:
      if (api::parse_since(value)) return std::nullopt;
      return bad(fmt::format("'{}' is no time to begin at", value), "Write it like 7d, 2w or 2018-03-01.");
    case api::ValueType::instant:
      if (identity::parse_instant(value)) return std::nullopt;
      return bad(fmt::format("'{}' is no time", value), "Write it like 2018-03-01T09:30:00+08:00.");
    case api::ValueType::file:
    case api::ValueType::text_file:
    case api::ValueType::photo:
    case api::ValueType::folder:
      return check_path(value, parameter.type == api::ValueType::folder);
    default:
      if (!value.empty() || parameter.type == api::ValueType::flag) return std::nullopt;
      return bad("the value is empty", parameter.help);
  }
}

}  // namespace benefit::cli
