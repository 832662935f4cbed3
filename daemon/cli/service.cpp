#include "daemon/cli/service.hpp"

#include "daemon/cli/cells.hpp"

#include <boost/json.hpp>
#include <fmt/format.h>

namespace benefit::cli {

namespace json = boost::json;

Error error_from_json(const json::object& error) {
  return {parse_error_code(text_at(error, "code")).value_or(ErrorCode::internal), text_at(error, "what"),
          text_at(error, "where"), text_at(error, "hint")};
}

Expected<json::object> json_reply(const Response& response) {
  boost::system::error_code broken;
  const json::value body = json::parse(response.body, broken);
  const bool success = response.status >= 200 && response.status < 300;
  if (!broken && body.is_object()) {
    if (success) return body.get_object();
    if (const auto* error = value_at(body.get_object(), "error"); error != nullptr && error->is_object())
      return tl::unexpected(error_from_json(error->get_object()));
  }
  return tl::unexpected(Error{ErrorCode::internal,
                              fmt::format("a reply that is no JSON object (HTTP status {})", response.status),
                              "benefitd", "Does another program listen on the socket?"});
}

json::object require_json(const Response& response) {
  auto reply = json_reply(response);
  if (!reply) throw Failure(reply.error());
  return *std::move(reply);
}

}  // namespace benefit::cli
