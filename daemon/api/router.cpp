#include "daemon/api/router.hpp"

#include "verify/identity/nearest.hpp"

#include <algorithm>
#include <optional>
#include <vector>

#include <boost/url/parse.hpp>
#include <boost/url/url_view.hpp>
#include <fmt/format.h>

namespace benefit::api {
namespace {

std::vector<std::string> split_path(std::string_view path) {
  std::vector<std::string> segments;
  while (!path.empty()) {
    path.remove_prefix(1);  // the slash
    const std::size_t slash = std::min(path.find('/'), path.size());
    segments.emplace_back(path.substr(0, slash));
    path.remove_prefix(slash);
  }
  return segments;
}

bool is_placeholder(std::string_view segment) { return segment.starts_with('{'); }

/// The values of the pattern's placeholders; nullopt when the path is not of this pattern.
std::optional<std::map<std::string, std::string>> match(const std::vector<std::string>& pattern,
                                                        const std::vector<std::string>& path) {
  if (pattern.size() != path.size()) return std::nullopt;
  std::map<std::string, std::string> values;
  for (std::size_t i = 0; i < path.size(); ++i) {
    if (is_placeholder(pattern[i]))
      values[pattern[i].substr(1, pattern[i].size() - 2)] = path[i];
    else if (pattern[i] != path[i])
      return std::nullopt;
  }
  return values;
}

/// The pattern in the words of the path where a placeholder stands, so that only the fixed words are
/// compared.
std::string filled_in(const std::vector<std::string>& pattern, const std::vector<std::string>& path) {
  std::string text;
  for (std::size_t i = 0; i < pattern.size(); ++i)
    text += "/" + (is_placeholder(pattern[i]) && i < path.size() ? path[i] : pattern[i]);
  return text;
}

NoRoute unknown_path(const std::vector<std::string>& path) {
  std::string asked;
  for (const std::string& segment : path) asked += "/" + segment;
  std::vector<std::string> candidates;
  std::vector<std::string> patterns;
  for (const Command& command : commands()) {
    if (command.path.empty()) continue;
    candidates.push_back(filled_in(split_path(command.path), path));
    patterns.push_back(command.path);
  }
  std::string hint = "docs/commands.md lists the paths.";
  if (const auto near = identity::nearest(asked, candidates))
    hint = fmt::format("did you mean '{}'?", patterns[*near]);
  return {{ErrorCode::not_found, "there is no such path", "path", std::move(hint)}, 404, ""};
}

}  // namespace

tl::expected<Route, NoRoute> find_route(std::string_view method, std::string_view target) {
  const auto url = boost::urls::parse_origin_form(target);
  if (!url)
    return tl::unexpected(
        NoRoute{{ErrorCode::bad_request, "the request's target is not a path", "path", ""}, 400, ""});
  std::vector<std::string> path;
  for (const auto& segment : url->segments()) path.push_back(segment);
  std::string allowed;
  for (const Command& command : commands()) {
    if (command.path.empty()) continue;
    auto values = match(split_path(command.path), path);
    if (!values) continue;
    if (method_of(command) != method) {
      allowed = method_of(command);
      continue;
    }
    Route route{&command, std::move(*values), {}};
    for (const auto& parameter : url->params()) route.query_parameters[parameter.key] = parameter.value;
    return route;
  }
  if (allowed.empty()) return tl::unexpected(unknown_path(path));
  return tl::unexpected(NoRoute{{ErrorCode::bad_request, "this path is not asked with this method", "method",
                                 fmt::format("use {}", allowed)},
                                405,
                                allowed});
}

}  // namespace benefit::api
