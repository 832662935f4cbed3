// Between HTTP messages and api requests; still no socket. Thread-safe.
#pragma once

#include "daemon/api/request.hpp"
#include "daemon/api/router.hpp"
#include "daemon/server/limits.hpp"

#include <chrono>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

#include <boost/beast/http/fields.hpp>
#include <boost/beast/http/message.hpp>
#include <boost/beast/http/string_body.hpp>
#include <tl/expected.hpp>

namespace benefit::server {

using RequestHeader = boost::beast::http::request_header<>;
using Response = boost::beast::http::response<boost::beast::http::string_body>;

/// Does the work of a request (api::handle). Never told of requests that are malformed or above the asker's
/// role.
using Answer = std::function<api::Reply(const api::Request&)>;

/// What the log and the reply's header say of a request; no personal data.
struct Trace {
  std::string request_id;
  std::chrono::steady_clock::time_point begun;
  std::string command = "-";
  bool only_reads = false;
  std::string peer{};  ///< "uid 1000", "station S1"
};

enum class BodyKind { none, json, delivery };

/// A request that may go on to its body.
struct Admission {
  api::Route route;
  BodyKind body = BodyKind::none;
  std::uint64_t body_limit = 0;  ///< bytes
  api::Identity identity;
  api::Language language = api::Language::english;
  bool wants_csv = false;
  std::optional<std::string> key{};  ///< by which the request names itself
};

/// too_large, for a body of more than `limit` bytes.
Error over_body_limit(std::uint64_t limit);

class Dispatcher {
 public:
  Dispatcher(Answer answer, const Limits& limits);

  Trace begin(const api::Identity& identity) const;

  /// Judges a request by its header. `content_length`: nullopt when it has none. The response is the refusal.
  tl::expected<Admission, Response> admit(const RequestHeader& header,
                                          std::optional<std::uint64_t> content_length,
                                          const api::Identity& identity, Trace& trace) const;
  /// Answers an admitted request. Whatever is thrown becomes an error reply.
  Response answer(const Admission& admission, std::string_view json_body, std::optional<api::Upload> upload,
                  const Trace& trace) const;
  /// The reply for an error outside of a command, and its line in the log.
  Response refuse(const Error& error, const Trace& trace) const;
  Response refuse(const Error& error, int http_status, const Trace& trace) const;
  /// 429: the asker has to wait that long.
  Response refuse_for_now(std::chrono::steady_clock::duration wait, const Trace& trace) const;

 private:
  Response finish(const api::Reply& reply, const Trace& trace) const;

  const Answer answer_;
  const Limits limits_;
};

}  // namespace benefit::server
