#include "daemon/cli/http_service.hpp"

#include <algorithm>
#include <fstream>
#include <optional>
#include <utility>
#include <vector>

#include <boost/asio/io_context.hpp>
#include <boost/asio/local/stream_protocol.hpp>
#include <boost/beast/core/basic_stream.hpp>
#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/http.hpp>
#include <fmt/format.h>

namespace benefit::cli {
namespace {

namespace asio = boost::asio;
namespace beast = boost::beast;
namespace http = beast::http;
using boost::system::error_code;

constexpr std::size_t upload_part_bytes = std::size_t{256} * 1024;

/// The connection was closed by the other side, in one of the ways in which this shows.
bool is_closed(const error_code& error) {
  return error == http::error::end_of_stream || error == asio::error::eof ||
         error == asio::error::broken_pipe || error == asio::error::connection_reset;
}

}  // namespace

/// One stream, its buffer and its timeouts. Beast's timeouts exist for asynchronous operations only, so each
/// operation is started and then waited for.
class HttpService::Connection {
 public:
  Connection(std::filesystem::path socket, std::string accept_language, Patience patience)
      : socket_(std::move(socket)), accept_language_(std::move(accept_language)), patience_(patience) {}

  Response exchange(const Request& request) {
    const bool reused = stream_.has_value();
    http::request<http::string_body> message(
        request.method == Request::Method::get ? http::verb::get : http::verb::post, request.target, 11);
    set_headers(message, request.accept);
    if (request.method == Request::Method::post) {
      message.set(http::field::content_type, "application/json");
      message.body() = request.body;
    }
    message.prepare_payload();

    open();
    error_code error = write(message);
    if (!error || is_closed(error)) {
      Response response;
      error = read(response);
      if (!error) return response;
    }
    stream_.reset();
    // The service closes kept connections when it likes; only a request that was the first on its own is a
    // failure.
    if (reused && request.repeatable && is_closed(error)) return exchange(request);
    fail(error, "no answer");
  }

  Response upload(const std::string& target, const std::filesystem::path& path, const SentBytes& sent) {
    std::ifstream file(path, std::ios::binary);
    error_code unreadable;
    const auto total = static_cast<std::int64_t>(std::filesystem::file_size(path, unreadable));
    if (!file || unreadable) throw Failure({ErrorCode::io, "the file cannot be read", path.string(), ""});

    http::request<http::buffer_body> message(http::verb::post, target, 11);
    set_headers(message, "application/json");
    message.set(http::field::content_type, "text/csv");
    message.content_length(static_cast<std::uint64_t>(total));
    open();
    error_code error = write_parts(message, file, total, sent, path);
    // A service that refuses the delivery answers before it has read all of it.
    if (!error || is_closed(error)) {
      Response response;
      error = read(response);
      if (!error) return response;
    }
    stream_.reset();
    fail(error, "the delivery was not taken");
  }

 private:
  using Stream = beast::basic_stream<asio::local::stream_protocol>;

  template <class Body>
  void set_headers(http::request<Body>& message, const std::string& accept) const {
    message.set(http::field::host, "benefitd");
    message.set(http::field::user_agent, "benefitctl/" BENEFIT_VERSION);
    message.set(http::field::accept, accept);
    message.set(http::field::accept_language, accept_language_);
  }

  /// Starts an operation with a time limit and runs it to its end.
  template <class Start>
  error_code wait_for(std::chrono::milliseconds limit, Start start) {
    error_code result;
    stream_->expires_after(limit);
    start([&result](const error_code& error, auto&&...) { result = error; });
    context_.restart();
    context_.run();
    return result;
  }

  void open() {
    if (stream_) return;
    stream_.emplace(context_);
    buffer_.clear();
    const std::string path = socket_.string();
    // sockaddr_un holds 107 characters and Asio throws beyond.
    if (path.size() > 107)
      throw Failure({ErrorCode::bad_request, "the path is too long for a socket", path, ""});
    const asio::local::stream_protocol::endpoint endpoint(path);
    const error_code error =
        wait_for(patience_.connect, [&](auto done) { stream_->async_connect(endpoint, std::move(done)); });
    if (!error) return;
    stream_.reset();
    if (error == asio::error::access_denied)
      throw Failure({ErrorCode::forbidden, "you may not talk to benefitd", path, ""});
    throw Failure(
        {ErrorCode::unavailable, "benefitd is not running", fmt::format("{} ({})", path, error.message()),
         "Start it: systemctl start benefitd, or benefitd --state-dir DIR. Another socket: --socket PATH."});
  }

  template <class Body>
  error_code write(http::request<Body>& message) {
    return wait_for(patience_.send,
                    [&](auto done) { http::async_write(*stream_, message, std::move(done)); });
  }

  error_code write_parts(http::request<http::buffer_body>& message, std::ifstream& file, std::int64_t total,
                         const SentBytes& sent, const std::filesystem::path& path) {
    http::request_serializer<http::buffer_body> serializer(message);
    std::vector<char> part(upload_part_bytes);
    std::int64_t done = 0;
    while (!serializer.is_done()) {
      // Never more than was announced, though the file may grow meanwhile.
      const std::int64_t wanted =
          std::min<std::int64_t>(static_cast<std::int64_t>(part.size()), total - done);
      file.read(part.data(), wanted);
      if (file.gcount() < wanted)
        throw Failure(
            {ErrorCode::io, "the file became shorter, or unreadable, while it was sent", path.string(), ""});
      done += wanted;
      message.body().data = wanted > 0 ? part.data() : nullptr;
      message.body().size = static_cast<std::size_t>(wanted);
      message.body().more = done < total;
      const error_code error = wait_for(patience_.send, [&](auto finished) {
        http::async_write(*stream_, serializer, std::move(finished));
      });
      if (error && error != http::error::need_buffer) return error;
      if (sent) sent(done, total);
    }
    return {};
  }

  error_code read(Response& response) {
    http::response_parser<http::string_body> parser;
    parser.body_limit(boost::none);
    const error_code error = wait_for(
        patience_.answer, [&](auto done) { http::async_read(*stream_, buffer_, parser, std::move(done)); });
    if (error) return error;
    const auto& message = parser.get();
    response.status = message.result_int();
    response.content_type = std::string(message[http::field::content_type]);
    const bool keep = message.keep_alive();
    response.body = std::move(parser.get().body());
    if (!keep) stream_.reset();
    return {};
  }

  [[noreturn]] void fail(const error_code& error, const char* what) const {
    if (error == beast::error::timeout)
      throw Failure({ErrorCode::timeout, "benefitd does not answer", socket_.string(), ""});
    if (is_closed(error))
      throw Failure({ErrorCode::unavailable, std::string(what) + ": benefitd closed the connection",
                     socket_.string(), ""});
    throw Failure({ErrorCode::io, fmt::format("{}: {}", what, error.message()), socket_.string(), ""});
  }

  std::filesystem::path socket_;
  std::string accept_language_;
  Patience patience_;
  asio::io_context context_;
  std::optional<Stream> stream_;
  beast::flat_buffer buffer_;
};

HttpService::HttpService(std::filesystem::path socket, std::string accept_language, Patience patience)
    : connection_(std::make_unique<Connection>(std::move(socket), std::move(accept_language), patience)) {}
HttpService::~HttpService() = default;

Response HttpService::exchange(const Request& request) { return connection_->exchange(request); }
Response HttpService::upload(const std::string& target, const std::filesystem::path& file,
                             const SentBytes& sent) {
  return connection_->upload(target, file, sent);
}

}  // namespace benefit::cli
