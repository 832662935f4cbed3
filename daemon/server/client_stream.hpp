// The connection to a client, in the clear or under TLS, as one type: sessions are written once.
#pragma once

#include <chrono>
#include <memory>
#include <utility>
#include <variant>

#include <boost/asio/generic/stream_protocol.hpp>
#include <boost/asio/ssl/context.hpp>
#include <boost/beast/core/basic_stream.hpp>
#include <boost/beast/ssl/ssl_stream.hpp>

namespace benefit::server {

/// Of any family: unix or TCP.
using ClientSocket = boost::asio::generic::stream_protocol::socket;

/// An AsyncStream of Asio for completion handlers. Used on its executor's thread.
class ClientStream {
  using Plain = boost::beast::basic_stream<boost::asio::generic::stream_protocol>;
  using Secured = boost::beast::ssl_stream<Plain>;

 public:
  using executor_type = Plain::executor_type;

  /// In the clear.
  explicit ClientStream(ClientSocket socket) : stream_(std::in_place_type<Plain>, std::move(socket)) {}
  /// Under TLS, once the handshake is made.
  ClientStream(ClientSocket socket, std::shared_ptr<boost::asio::ssl::context> context)
      : context_(std::move(context)), stream_(std::in_place_type<Secured>, std::move(socket), *context_) {}

  executor_type get_executor() { return plain().get_executor(); }
  int native_handle() { return plain().socket().native_handle(); }
  /// nullptr in the clear.
  SSL* tls() {
    auto* const secured = std::get_if<Secured>(&stream_);
    return secured ? secured->native_handle() : nullptr;
  }

  /// Each operation that is not done by then ends with an error.
  void expires_after(std::chrono::milliseconds duration) { plain().expires_after(duration); }

  /// Only under TLS.
  template <class Handler>
  void async_handshake(Handler&& handler) {
    std::get<Secured>(stream_).async_handshake(Secured::server, std::forward<Handler>(handler));
  }
  template <class Buffers, class Handler>
  void async_read_some(const Buffers& buffers, Handler&& handler) {
    std::visit([&](auto& stream) { stream.async_read_some(buffers, std::forward<Handler>(handler)); },
               stream_);
  }
  template <class Buffers, class Handler>
  void async_write_some(const Buffers& buffers, Handler&& handler) {
    std::visit([&](auto& stream) { stream.async_write_some(buffers, std::forward<Handler>(handler)); },
               stream_);
  }

  /// Nothing more will be written. Under TLS without its farewell: a reply says itself how long it is.
  void shutdown_send() {
    boost::system::error_code ignored;
    plain().socket().shutdown(ClientSocket::shutdown_send, ignored);
  }
  void close() { plain().close(); }

 private:
  Plain& plain() {
    auto* const secured = std::get_if<Secured>(&stream_);
    return secured ? secured->next_layer() : std::get<Plain>(stream_);
  }

  std::shared_ptr<boost::asio::ssl::context> context_;
  std::variant<Plain, Secured> stream_;
};

}  // namespace benefit::server
