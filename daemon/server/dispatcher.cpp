#include "daemon/server/dispatcher.hpp"

#include "daemon/api/errors.hpp"
#include "daemon/api/json/error.hpp"
#include "daemon/api/keyed.hpp"
#include "daemon/api/language.hpp"
#include "daemon/api/parameters.hpp"
#include "daemon/exception_name.hpp"
#include "daemon/units.hpp"
#include "verify/types/sha256.hpp"

#include <exception>
#include <utility>

#include <boost/json/serialize.hpp>
#include <fmt/format.h>
#include <sodium.h>
#include <spdlog/spdlog.h>

namespace benefit::server {
namespace {

namespace http = boost::beast::http;

std::string_view view(boost::beast::string_view text) { return {text.data(), text.size()}; }

std::string new_request_id() {
  std::uint64_t random = 0;
  randombytes_buf(&random, sizeof random);
  return fmt::format("{:016x}", random);
}

BodyKind body_kind(const api::Command& command) {
  switch (command.transport) {
    case api::Transport::post:
    case api::Transport::manifest:
      return BodyKind::json;
    case api::Transport::upload:
      return BodyKind::delivery;
    case api::Transport::get:
    case api::Transport::offline:
    case api::Transport::dialogue:
      return BodyKind::none;
  }
  return BodyKind::none;
}

bool sends_photo(const api::Command& command) {
  return std::any_of(command.parameters.begin(), command.parameters.end(),
                     [](const api::Parameter& one) { return one.type == api::ValueType::photo; });
}

std::uint64_t body_limit(const api::Command& command, const Limits& limits) {
  switch (command.transport) {
    case api::Transport::post:
      return sends_photo(command) ? limits.photo_body_limit : limits.command_body_limit;
    case api::Transport::manifest:
      return limits.photo_body_limit;
    case api::Transport::upload:
      return limits.delivery_limit;
    case api::Transport::get:
    case api::Transport::offline:
    case api::Transport::dialogue:
      return 0;
  }
  return 0;
}

Error bug(const std::exception& exception, const Trace& trace) {
  spdlog::error("request {}: unexpected {}", trace.request_id, exception_name(exception));
  return {ErrorCode::internal, "the request ran into a bug", "request " + trace.request_id, ""};
}

/// Reads that went well are for whoever looks for them: benefitctl asks after a job several times a second.
void log(int status, const Trace& trace) {
  const auto taken =
      std::chrono::duration_cast<std::chrono::milliseconds>(std::chrono::steady_clock::now() - trace.begun);
  const bool quiet = trace.only_reads && status < 400;
  spdlog::log(quiet ? spdlog::level::debug : spdlog::level::info, "request {} {} {} {} {} ms",
              trace.request_id, trace.command, status, trace.peer, taken.count());
}

std::string peer_of(const api::Identity& identity) {
  return identity.station ? "station " + *identity.station : fmt::format("uid {}", identity.uid);
}

std::string sha256_of(std::string_view text) {
  return sha256({reinterpret_cast<const std::uint8_t*>(text.data()), text.size()});
}

}  // namespace

Error over_body_limit(std::uint64_t limit) {
  return {ErrorCode::too_large, fmt::format("the request's body is over the limit of {}", format_size(limit)),
          "body", ""};
}

Dispatcher::Dispatcher(Answer answer, const Limits& limits) : answer_(std::move(answer)), limits_(limits) {}

Trace Dispatcher::begin(const api::Identity& identity) const {
  return {new_request_id(), std::chrono::steady_clock::now(), "-", false, peer_of(identity)};
}

tl::expected<Admission, Response> Dispatcher::admit(const RequestHeader& header,
                                                    std::optional<std::uint64_t> content_length,
                                                    const api::Identity& identity, Trace& trace) const {
  auto route = api::find_route(view(header.method_string()), view(header.target()));
  if (!route) {
    Response response = refuse(route.error().error, route.error().http_status, trace);
    if (!route.error().allowed_method.empty()) response.set(http::field::allow, route.error().allowed_method);
    return tl::unexpected(std::move(response));
  }
  const api::Command& command = *route->command;
  trace.command = command.name();
  trace.only_reads = command.transport == api::Transport::get;
  if (const auto refusal = api::refusal_by_role(command.may, identity.roles, command.name()))
    return tl::unexpected(refuse(*refusal, trace));
  const std::uint64_t limit = body_limit(command, limits_);
  if (limit == 0 && content_length.value_or(0) > 0)
    return tl::unexpected(refuse({ErrorCode::bad_request, "this request takes no body", "body", ""}, trace));
  if (content_length.value_or(0) > limit) return tl::unexpected(refuse(over_body_limit(limit), trace));
  auto key =
      api::read_idempotency_key(command, header.count("Idempotency-Key"), view(header["Idempotency-Key"]));
  if (!key) return tl::unexpected(refuse(key.error(), trace));
  return Admission{std::move(*route),
                   body_kind(command),
                   limit,
                   identity,
                   api::choose_language(view(header[http::field::accept_language])),
                   view(header[http::field::accept]).find("text/csv") != std::string_view::npos,
                   *std::move(key)};
}

Response Dispatcher::answer(const Admission& admission, std::string_view json_body,
                            std::optional<api::Upload> upload, const Trace& trace) const {
  try {
    auto parameters = api::read_parameters(admission.route, json_body);
    if (!parameters) return refuse(parameters.error(), trace);
    std::optional<api::Key> key;
    if (admission.key) key = api::Key{*admission.key, sha256_of(json_body)};
    return finish(answer_({admission.route.command, std::move(*parameters), admission.identity,
                           admission.language, admission.wants_csv, std::move(upload), std::move(key)}),
                  trace);
  } catch (const Failure& failure) {
    return refuse(failure.error(), trace);
  } catch (const std::exception& exception) {
    return refuse(bug(exception, trace), trace);
  }
}

Response Dispatcher::refuse(const Error& error, const Trace& trace) const {
  return refuse(error, api::error_row(error.code).http_status, trace);
}

Response Dispatcher::refuse(const Error& error, int http_status, const Trace& trace) const {
  return finish({http_status, api::error_reply(error)}, trace);
}

Response Dispatcher::refuse_for_now(std::chrono::steady_clock::duration wait, const Trace& trace) const {
  const auto seconds = std::chrono::ceil<std::chrono::seconds>(wait).count();
  Response response = refuse({ErrorCode::busy, "this station asks more often than it may", "station",
                              fmt::format("Try again in {} s.", seconds)},
                             429, trace);
  response.set(http::field::retry_after, std::to_string(seconds));
  return response;
}

Response Dispatcher::finish(const api::Reply& reply, const Trace& trace) const {
  Response response;
  response.result(static_cast<unsigned>(reply.status));
  response.set(http::field::server, "benefitd");
  response.set(http::field::cache_control, "no-store");
  response.set("X-Request-Id", trace.request_id);
  if (const auto* text = std::get_if<api::Text>(&reply.body)) {
    response.set(http::field::content_type, text->content_type);
    response.body() = text->content;
  } else {
    response.set(http::field::content_type, "application/json");
    response.body() = boost::json::serialize(std::get<boost::json::value>(reply.body)) + "\n";
  }
  response.prepare_payload();
  log(reply.status, trace);
  return response;
}

}  // namespace benefit::server
