#include "daemon/server/request_shape.hpp"

#include <string>

#include <boost/beast/core/string.hpp>

namespace benefit::server {

namespace http = boost::beast::http;

std::optional<Error> refusal_by_shape(std::string_view raw, const http::request_header<>& header) {
  const auto refuse = [](std::string what) {
    return Error{ErrorCode::bad_request, std::move(what), "header",
                 "Give the length of the body once: Content-Length, or Transfer-Encoding: chunked."};
  };
  const auto lengths = header.count(http::field::content_length);
  const auto codings = header.count(http::field::transfer_encoding);
  if (raw.find("\r\n ") != raw.npos || raw.find("\r\n\t") != raw.npos)
    return refuse("a line of the header is folded");
  if (lengths > 1 || header[http::field::content_length].find(',') != boost::beast::string_view::npos)
    return refuse("the request has two lengths");
  if (lengths + codings > 1) return refuse("the request says in two ways how long it is");
  if (codings == 1 && !boost::beast::iequals(header[http::field::transfer_encoding], "chunked"))
    return refuse("the transfer coding is another than chunked");
  if (codings == 1 && header.version() < 11) return refuse("HTTP/1.0 has no transfer coding");
  if (header.count(http::field::host) > 1) return refuse("the request names two hosts");
  return std::nullopt;
}

}  // namespace benefit::server
