#include "daemon/cli/make_request.hpp"

#include "verify/identity/utf8.hpp"
#include "verify/types/error.hpp"

#include <algorithm>
#include <random>

#include <boost/json.hpp>
#include <boost/url/encode.hpp>
#include <boost/url/rfc/unreserved_chars.hpp>
#include <fmt/format.h>

namespace benefit::cli {
namespace {

using api::Parameter;
using api::Transport;

std::string encoded(const std::string& text) {
  return boost::urls::encode(text, boost::urls::unreserved_chars);
}

bool in_path(const api::Command& command, const Parameter& parameter) {
  return command.path.find('{' + parameter.name + '}') != std::string::npos;
}

/// Its value is a path, which may be any bytes; what is sent stands in the file.
bool names_a_file(const Parameter& parameter) {
  return parameter.type == api::ValueType::file || parameter.type == api::ValueType::photo;
}

std::size_t first_broken_byte(std::string_view text) {
  std::size_t at = 0;
  while (at < text.size()) {
    const auto [code_point, bytes] = identity::next_character(text, at);
    if (code_point < 0) break;
    at += bytes.size();
  }
  return at;
}

/// A request is UTF-8: whatever is none would make the whole of it unreadable, and nobody could tell what.
void require_utf8(const Parameter& parameter, const std::string& value) {
  if (identity::is_utf8(value)) return;
  const std::string name = command_line_name(parameter);
  if (parameter.type != api::ValueType::text_file)
    throw Failure({ErrorCode::bad_request, "is not valid UTF-8", name,
                   "Set the terminal to UTF-8, and type it again."});
  const auto broken = value.begin() + static_cast<std::ptrdiff_t>(first_broken_byte(value));
  throw Failure({ErrorCode::bad_request, "is not valid UTF-8",
                 fmt::format("{}, line {}", name, 1 + std::count(value.begin(), broken, '\n')),
                 "Save it as UTF-8."});
}

/// Visits what is sent outside the path.
template <class Visit>
void for_each_sent(const Invocation& invocation, Visit visit) {
  for (const Parameter& parameter : invocation.command->parameters) {
    const auto value = invocation.value(parameter.name);
    if (!value || parameter.local || in_path(*invocation.command, parameter)) continue;
    if (!names_a_file(parameter)) require_utf8(parameter, *value);
    visit(parameter, *value);
  }
}

}  // namespace

std::string target_of(const Invocation& invocation) {
  const api::Command& command = *invocation.command;
  std::string target = command.path;
  for (const Parameter& parameter : command.parameters) {
    const std::string place = '{' + parameter.name + '}';
    const std::size_t at = target.find(place);
    if (at == std::string::npos) continue;
    const std::string value = invocation.value(parameter.name).value_or("");
    require_utf8(parameter, value);
    target.replace(at, place.size(), encoded(value));
  }
  if (command.transport != Transport::get && command.transport != Transport::upload) return target;
  char separator = '?';
  for_each_sent(invocation, [&](const Parameter& parameter, const std::string& value) {
    target += fmt::format("{}{}={}", separator, parameter.name, encoded(value));
    separator = '&';
  });
  return target;
}

boost::json::object body_of(const Invocation& invocation) {
  boost::json::object body;
  for_each_sent(invocation, [&](const Parameter& parameter, const std::string& value) {
    if (parameter.type == api::ValueType::integer)
      body[parameter.name] = std::stoll(value);  // check_value has seen that it is one
    else if (parameter.type == api::ValueType::flag)
      body[parameter.name] = true;
    else
      body[parameter.name] = value;
  });
  return body;
}

Request make_request(const Invocation& invocation) {
  Request request{.target = target_of(invocation)};
  if (invocation.command->transport == Transport::get) {
    request.repeatable = true;
  } else {
    request.method = Request::Method::post;
    request.body = boost::json::serialize(body_of(invocation));
  }
  return request;
}

std::string new_request_key() {
  std::random_device device;
  return fmt::format("{:08x}{:08x}{:08x}", device(), device(), device());
}

}  // namespace benefit::cli
