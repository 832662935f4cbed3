#include "daemon/server/session.hpp"

#include "daemon/server/request_shape.hpp"
#include "daemon/units.hpp"

#include <algorithm>
#include <exception>
#include <string_view>
#include <utility>

#include <boost/asio/post.hpp>
#include <boost/asio/write.hpp>
#include <boost/beast/core/bind_handler.hpp>
#include <boost/beast/http/error.hpp>
#include <boost/beast/http/read.hpp>
#include <boost/beast/http/write.hpp>
#include <spdlog/spdlog.h>

namespace benefit::server {
namespace {

namespace asio = boost::asio;
namespace beast = boost::beast;
namespace http = beast::http;

constexpr std::chrono::seconds drain_timeout{5};
constexpr std::uint64_t smallest_chunk = 4ULL << 10;
constexpr std::uint64_t largest_chunk = 1ULL << 20;

/// The bytes are wrong, rather than the connection at its end.
bool is_http_error(beast::error_code error) {
  return error.category() == http::make_error_code(http::error::end_of_stream).category() &&
         error != http::error::end_of_stream && error != http::error::partial_message;
}

bool is_too_large(beast::error_code error) {
  return error == http::error::header_limit || error == http::error::buffer_overflow;
}

/// Runs what may throw and gives the error as a value.
template <class Work>
std::optional<Error> error_of(Work work) {
  try {
    work();
    return std::nullopt;
  } catch (const Failure& failure) {
    return failure.error();
  }
}

}  // namespace

Session::Session(ClientStream stream, const SessionParts& parts, SessionKeeper& keeper, std::uint64_t number)
    : stream_(std::move(stream)),
      parts_(parts),
      keeper_(keeper),
      number_(number),
      buffer_(static_cast<std::size_t>(parts.limits.header_limit + largest_chunk)) {}

template <class Work, class Then>
void Session::on_pool(Work work, Then then) {
  asio::post(
      parts_.pool, [self = shared_from_this(), work = std::move(work), then = std::move(then)]() mutable {
        auto result = work();
        const auto executor = self->stream_.get_executor();
        // The session may end with its last holder, so the pool gives its hold away: to the io thread.
        asio::post(executor,
                   [self = std::move(self), then = std::move(then), result = std::move(result)]() mutable {
                     if (!self->ended_) then(std::move(result));
                   });
      });
}

void Session::start() { stream_.tls() ? shake_hands() : ask_the_kernel(); }

void Session::ask_the_kernel() {
  PeerCredentials peer;
  if (const auto error = error_of([&] { peer = peer_credentials(stream_.native_handle()); })) {
    spdlog::warn("session: {}", error->what);
    return close();
  }
  on_pool([this, peer] { return parts_.identify(peer); },
          [this](api::Identity identity) {
            identity_ = std::move(identity);
            wait_for_request();
          });
}

void Session::shake_hands() {
  stream_.expires_after(parts_.stations->handshake_timeout());
  stream_.async_handshake([self = shared_from_this()](IoError error) { self->on_handshake(error); });
}

void Session::on_handshake(IoError error) {
  if (ended_) return;
  if (error) {
    parts_.stations->tell_refusal(error, stream_.tls());
    return close();
  }
  if (const auto failure = error_of([&] { certificate_ = StationDoor::presented_in(stream_.tls()); })) {
    spdlog::warn("stations: {}", failure->what);
    return close();
  }
  identity_ = parts_.stations->identity_of(*certificate_);
  trace_ = parts_.dispatcher.begin(identity_);
  if (!keeper_.welcome(*this))
    return refuse(parts_.dispatcher.refuse(StationGate::too_many_connections(), trace_));
  wait_for_request();
}

void Session::check_certificate() {
  if (certificate_ && !parts_.stations->door().would_let_in(stream_.tls())) close();
}

void Session::stop() {
  stopping_ = true;
  if (idle_) close();
}

void Session::abort() { close(); }

void Session::wait_for_request() {
  json_.reset();
  delivery_.reset();
  admission_.reset();
  upload_.reset();
  header_.emplace();
  header_->header_limit(static_cast<std::uint32_t>(parts_.limits.header_limit));
  header_->body_limit(boost::none);  // admit() judges it
  if (stopping_) return close();
  if (buffer_.size() > 0) return begin_request();
  idle_ = true;
  stream_.expires_after(parts_.limits.idle_timeout);
  stream_.async_read_some(buffer_.prepare(smallest_chunk),
                          [self = shared_from_this()](IoError error, std::size_t bytes) {
                            if (error) return self->close();
                            self->buffer_.commit(bytes);
                            self->begin_request();
                          });
}

void Session::begin_request() {
  trace_ = parts_.dispatcher.begin(identity_);
  stream_.expires_after(parts_.limits.header_timeout);
  read_header();
}

void Session::read_header() {
  // Parsed from here and not by http::async_read_header, to see the bytes as they came, before they are gone.
  IoError error;
  const auto received = buffer_.data();
  const std::size_t used = header_->put(received, error);
  if (error == http::error::need_more) return read_more_header();
  if (error) return on_broken_header(error);
  const std::string_view raw(static_cast<const char*>(received.data()), used);
  const auto wrong = refusal_by_shape(raw, header_->get());
  buffer_.consume(used);
  if (wrong) return refuse(parts_.dispatcher.refuse(*wrong, trace_));
  admit();
}

void Session::read_more_header() {
  stream_.async_read_some(buffer_.prepare(smallest_chunk),
                          [self = shared_from_this()](IoError error, std::size_t bytes) {
                            if (error) return self->close();
                            self->buffer_.commit(bytes);
                            self->read_header();
                          });
}

void Session::on_broken_header(IoError error) {
  if (is_too_large(error))
    return refuse(parts_.dispatcher.refuse(
        {benefit::ErrorCode::too_large,
         fmt::format("the request's header is over the limit of {}", format_size(parts_.limits.header_limit)),
         "header", ""},
        431, trace_));
  refuse(parts_.dispatcher.refuse({benefit::ErrorCode::bad_request, "this is not HTTP/1.1", "header", ""},
                                  trace_));
}

void Session::admit() {
  idle_ = false;
  const auto& header = header_->get();
  keep_alive_ = header.keep_alive() && header.method() != http::verb::head;
  http_version_ = header.version();
  if (certificate_) {
    if (!parts_.stations->door().is_on_roll(*certificate_)) return close();  // revoked or expired meanwhile
    if (const auto wait = parts_.stations->take_turn(*identity_.station))
      return refuse(parts_.dispatcher.refuse_for_now(*wait, trace_));
  }
  std::optional<std::uint64_t> length;
  if (const auto given = header_->content_length()) length = *given;
  auto admission = parts_.dispatcher.admit(header, length, identity_, trace_);
  if (!admission) {
    if (!header_->is_done()) keep_alive_ = false;
    return keep_alive_ ? write(std::move(admission.error())) : refuse(std::move(admission.error()));
  }
  admission_ = std::move(*admission);
  if (header_->is_done()) return admission_->body == BodyKind::delivery ? keep_delivery() : answer();
  if (beast::iequals(header[http::field::expect], "100-continue")) return send_continue();
  read_body();
}

void Session::send_continue() {
  static constexpr std::string_view text = "HTTP/1.1 100 Continue\r\n\r\n";
  stream_.expires_after(parts_.limits.write_timeout);
  asio::async_write(stream_, asio::buffer(text), [self = shared_from_this()](IoError error, std::size_t) {
    if (error) return self->close();
    self->read_body();
  });
}

void Session::read_body() {
  since_deadline_ = 0;
  stream_.expires_after(parts_.limits.body_timeout);
  if (admission_->body == BodyKind::delivery) {
    delivery_.emplace(std::move(*header_));
    delivery_->body_limit(admission_->body_limit);
    chunk_.resize(std::clamp(parts_.limits.body_progress, smallest_chunk, largest_chunk));
    return read_delivery();
  }
  // A request that takes no body but announces one in chunks has the limit 0.
  json_.emplace(std::move(*header_));
  json_->body_limit(admission_->body_limit);
  json_->eager(true);
  read_json();
}

void Session::read_json() {
  http::async_read_some(
      stream_, buffer_, *json_,
      [self = shared_from_this()](IoError error, std::size_t bytes) { self->on_json(error, bytes); });
}

void Session::on_json(IoError error, std::size_t bytes) {
  if (error) return on_broken_body(error);
  since_deadline_ += bytes;
  if (json_->is_done()) return answer();
  if (since_deadline_ >= parts_.limits.body_progress) {
    since_deadline_ = 0;
    stream_.expires_after(parts_.limits.body_timeout);
  }
  read_json();
}

void Session::read_delivery() {
  auto& body = delivery_->get().body();
  body.data = chunk_.data();
  body.size = chunk_.size();
  stream_.expires_after(parts_.limits.body_timeout);
  http::async_read(stream_, buffer_, *delivery_,
                   [self = shared_from_this()](IoError error, std::size_t) { self->on_delivery(error); });
}

void Session::on_delivery(IoError error) {
  if (error && error != http::error::need_buffer) return on_broken_body(error);
  const std::size_t received = chunk_.size() - delivery_->get().body().size;
  on_pool(
      [this, received] {
        return error_of([&] {
          if (!file_) file_ = parts_.spool.receive();
          file_->write({chunk_.data(), received});
        });
      },
      [this](const std::optional<Error>& failure) {
        if (failure) return refuse(parts_.dispatcher.refuse(*failure, trace_));
        delivery_->is_done() ? keep_delivery() : read_delivery();
      });
}

void Session::on_broken_body(IoError error) {
  if (error == http::error::body_limit)
    return refuse(parts_.dispatcher.refuse(over_body_limit(admission_->body_limit), trace_));
  if (!is_http_error(error)) return close();
  refuse(parts_.dispatcher.refuse(
      {benefit::ErrorCode::bad_request, "the chunks of the body are not as HTTP/1.1 has them", "body", ""},
      trace_));
}

void Session::keep_delivery() {
  on_pool(
      [this] {
        return error_of([&] {
          if (!file_) file_ = parts_.spool.receive();  // an empty one
          const auto received = file_->finish();
          file_.reset();
          upload_ = api::Upload{received.name, received.sha256, received.bytes};
        });
      },
      [this](const std::optional<Error>& failure) {
        if (failure) return refuse(parts_.dispatcher.refuse(*failure, trace_));
        answer();
      });
}

void Session::answer() {
  on_pool(
      [this] {
        const std::string_view body = json_ ? std::string_view(json_->get().body()) : std::string_view();
        Response response = parts_.dispatcher.answer(*admission_, body, upload_, trace_);
        // Only a job that was accepted takes the file over.
        if (upload_ && response.result_int() >= 400) parts_.spool.remove(upload_->spool_file);
        return response;
      },
      [this](Response response) { write(std::move(response)); });
}

void Session::refuse(Response response) {
  keep_alive_ = false;
  write(std::move(response));
}

void Session::write(Response response) {
  file_.reset();
  response_ = std::move(response);
  response_->version(http_version_);
  if (stopping_) keep_alive_ = false;
  response_->keep_alive(keep_alive_);
  stream_.expires_after(parts_.limits.write_timeout);
  http::async_write(stream_, *response_,
                    [self = shared_from_this()](IoError error, std::size_t) { self->on_written(error); });
}

void Session::on_written(IoError error) {
  response_.reset();
  if (error) return close();
  if (keep_alive_) return wait_for_request();
  idle_ = true;
  stream_.shutdown_send();
  stream_.expires_after(drain_timeout);
  chunk_.resize(largest_chunk);
  drain();
}

void Session::drain() {
  stream_.async_read_some(asio::buffer(chunk_), [self = shared_from_this()](IoError error, std::size_t) {
    if (error || self->stopping_) return self->close();
    self->drain();
  });
}

void Session::close() {
  if (std::exchange(ended_, true)) return;
  stream_.close();
  keeper_.ended(*this);
}

}  // namespace benefit::server
