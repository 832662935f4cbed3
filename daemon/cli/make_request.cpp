#include "daemon/cli/make_request.hpp"

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

/// Visits what is sent outside the path.
template <class Visit>
void for_each_sent(const Invocation& invocation, Visit visit) {
  for (const Parameter& parameter : invocation.command->parameters) {
    const auto value = invocation.value(parameter.name);
    if (value && !parameter.local && !in_path(*invocation.command, parameter)) visit(parameter, *value);
  }
}

}  // namespace

std::string target_of(const Invocation& invocation) {
  const api::Command& command = *invocation.command;
  std::string target = command.path;
  for (const Parameter& parameter : command.parameters) {
    const std::string place = '{' + parameter.name + '}';
    const std::size_t at = target.find(place);
    if (at != std::string::npos)
      target.replace(at, place.size(), encoded(invocation.value(parameter.name).value_or("")));
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
