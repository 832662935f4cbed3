// What is wrong with a request's framing, where HTTP leaves room for two readings: two programs that read one
// stream of bytes in two ways can be made to see different requests in it ("request smuggling", RFC 9112,
// section 11.2).
#pragma once

#include "verify/types/error.hpp"

#include <optional>
#include <string_view>

#include <boost/beast/http/message.hpp>

namespace benefit::server {

/// `raw` is the header as it came, `header` as it was parsed. Refused (bad_request): a folded line, a length
/// given twice or in two ways, any other transfer coding than `chunked`, that of HTTP/1.0, two hosts.
std::optional<Error> refusal_by_shape(std::string_view raw,
                                      const boost::beast::http::request_header<>& header);

}  // namespace benefit::server
