#include "daemon/server/request_shape.hpp"

#include <string>

#include <boost/asio/buffer.hpp>
#include <boost/beast/http/empty_body.hpp>
#include <boost/beast/http/parser.hpp>
#include <catch2/catch.hpp>

using namespace benefit;

namespace {

namespace http = boost::beast::http;

/// "" when the request goes on; else what it is told, by the parser or by us.
std::string told(const std::string& fields, const std::string& version = "HTTP/1.1") {
  const std::string raw = "POST / " + version + "\r\n" + fields + "\r\n";
  http::request_parser<http::empty_body> parser;
  parser.body_limit(boost::none);
  boost::system::error_code error;
  parser.put(boost::asio::buffer(raw), error);
  if (error) return error.message();
  const auto refusal = server::refusal_by_shape(raw, parser.get());
  return refusal ? refusal->what : "";
}

}  // namespace

TEST_CASE("one length, or chunks, or no body at all is one reading") {
  CHECK(told("Host: x\r\n") == "");
  CHECK(told("Host: x\r\nContent-Length: 5\r\n") == "");
  CHECK(told("Transfer-Encoding: Chunked\r\n") == "");
}

TEST_CASE("what can be read in two ways is refused") {
  CHECK_FALSE(told("Content-Length: 5\r\nContent-Length: 5\r\n").empty());
  CHECK_FALSE(told("Content-Length: 5\r\nContent-Length: 6\r\n").empty());
  CHECK_FALSE(told("Content-Length: 5, 5\r\n").empty());
  CHECK_FALSE(told("Content-Length: 5\r\nTransfer-Encoding: chunked\r\n").empty());
  CHECK_FALSE(told("Transfer-Encoding: chunked\r\nContent-Length: 5\r\n").empty());
  CHECK_FALSE(told("Transfer-Encoding: gzip, chunked\r\n").empty());
  CHECK_FALSE(told("Transfer-Encoding: chunked, identity\r\n").empty());
  CHECK_FALSE(told("Transfer-Encoding: identity\r\n").empty());
  CHECK_FALSE(told("Transfer-Encoding: \x0b"
                   "chunked\r\n")
                  .empty());
  CHECK_FALSE(told("Transfer-Encoding: chunked\r\n", "HTTP/1.0").empty());
  CHECK_FALSE(told("X: a\r\n b\r\n").empty());
  CHECK_FALSE(told("X: a\r\n\tb\r\n").empty());
  CHECK_FALSE(told("Host: x\r\nHost: y\r\n").empty());
}
