// benefitd as the command line sees it: requests and responses, with no socket in sight.
#pragma once

#include "verify/types/error.hpp"

#include <cstdint>
#include <filesystem>
#include <functional>
#include <string>

#include <boost/json/object.hpp>

namespace benefit::cli {

struct Request {
  enum class Method { get, post };
  Method method = Method::get;
  std::string target{};  ///< path and query, percent-encoded
  std::string body{};    ///< JSON of a POST
  std::string accept = "application/json";
  /// Doing it twice is doing it once: it is sent again when the service closed a kept connection meanwhile.
  bool repeatable = false;
};

struct Response {
  unsigned status = 0;
  std::string content_type{};
  std::string body{};
};

/// Called with the bytes sent so far and in all.
using SentBytes = std::function<void(std::int64_t sent, std::int64_t total)>;

/// Used from one thread. Methods throw Failure: unavailable (not running, no such socket), forbidden (the
/// socket may not be opened), timeout, io.
class Service {
 public:
  virtual ~Service() = default;
  virtual Response exchange(const Request& request) = 0;
  /// POSTs the file as the body, without reading it into memory.
  virtual Response upload(const std::string& target, const std::filesystem::path& file,
                          const SentBytes& sent) = 0;
};

/// The reply's JSON object, or the error that the service replied with.
Expected<boost::json::object> json_reply(const Response& response);
/// The same for commands that cannot go on without: throws Failure with the service's error.
boost::json::object require_json(const Response& response);

/// An error as the API writes it: {"code","what","where","hint"}. Unknown codes come back as `internal`.
Error error_from_json(const boost::json::object& error);

}  // namespace benefit::cli
