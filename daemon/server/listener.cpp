#include "daemon/server/listener.hpp"

#include "daemon/exception_name.hpp"

#include <algorithm>
#include <exception>
#include <future>
#include <utility>

#include <boost/asio/post.hpp>
#include <spdlog/spdlog.h>

namespace benefit::server {
namespace {

namespace asio = boost::asio;

/// How soon a changed file is noticed without a signal.
constexpr std::chrono::seconds certificate_interval{1};

asio::basic_socket_acceptor<asio::generic::stream_protocol> acceptor_of(asio::io_context& io,
                                                                        ListeningSocket& socket) {
  const asio::generic::stream_protocol protocol(socket.family(), 0);
  return {io, protocol, socket.release()};
}

/// What a client may ask, with the port's own limits where stations connect.
Limits limits_of(Limits limits, const StationGate* stations) {
  if (!stations) return limits;
  const StationOptions& options = stations->options();
  limits.max_connections = options.max_connections;
  limits.request_threads = options.request_threads;
  limits.command_body_limit = std::min(limits.command_body_limit, options.body_limit);
  limits.photo_body_limit = std::min(limits.photo_body_limit, options.body_limit);
  return limits;
}

}  // namespace

Listener::Listener(ListeningSocket socket, Answer answer, Identify identify, const jobs::Spool& spool,
                   const Limits& limits, std::unique_ptr<StationGate> stations)
    : limits_(limits_of(limits, stations.get())),
      identify_(std::move(identify)),
      dispatcher_(std::move(answer), limits_),
      stations_(std::move(stations)),
      pool_(limits_.request_threads),
      parts_{dispatcher_, spool, pool_, identify_, stations_.get(), limits_},
      socket_(std::move(socket)),
      acceptor_(acceptor_of(io_, *socket_)),
      timer_(io_),
      certificate_timer_(io_) {}

Listener::~Listener() { stop(); }

void Listener::start() {
  asio::post(io_, [this] {
    accept();
    if (stations_) check_now_and_then();
  });
  thread_ = std::thread([this] { run(); });
}

void Listener::ask_to_stop() {
  if (thread_.joinable())
    asio::post(io_, [this] {
      if (!stopping_) begin_stop();
    });
}

void Listener::stop() {
  if (!thread_.joinable()) return;
  ask_to_stop();
  thread_.join();
  pool_.join();
}

bool Listener::responsive(std::chrono::milliseconds patience) {
  const auto turn = std::make_shared<std::promise<void>>();
  auto taken = turn->get_future();
  asio::post(io_, [turn] { turn->set_value(); });
  return taken.wait_for(patience) == std::future_status::ready;
}

void Listener::check_certificates() {
  if (!stations_) return;
  asio::post(io_, [this] {
    stations_->door().renew();
    check_sessions();
  });
}

void Listener::run() {
  for (;;) {
    try {
      io_.run();
      return;
    } catch (const std::exception& exception) {
      // A bug in one session must not take the others along.
      spdlog::error("server: unexpected {}", exception_name(exception));
    }
  }
}

void Listener::accept() {
  // On the unix socket clients wait in its queue. At the port they are let in one by one, so that whoever
  // shows no certificate keeps nobody out who has one.
  if (accepting_ || stopping_ || (!stations_ && sessions_.size() >= limits_.max_connections)) return;
  accepting_ = true;
  acceptor_.async_accept([this](boost::system::error_code error, ClientSocket socket) {
    accepting_ = false;
    if (stopping_) return;
    if (error) return accept_later();
    if (sessions_.size() < limits_.max_connections || drop_oldest_stranger())
      begin_session(std::move(socket));
    accept();
  });
}

/// The machine is out of descriptors or memory; asking again at once would only burn its time.
void Listener::accept_later() {
  timer_.expires_after(std::chrono::milliseconds{100});
  timer_.async_wait([this](boost::system::error_code error) {
    if (!error) accept();
  });
}

void Listener::begin_session(ClientSocket socket) {
  auto stream = stations_ ? ClientStream(std::move(socket), stations_->door().context())
                          : ClientStream(std::move(socket));
  const std::uint64_t number = ++came_;
  auto session = std::make_shared<Session>(std::move(stream), parts_, *this, number);
  sessions_.emplace(number, session);
  session->start();
}

bool Listener::drop_oldest_stranger() {
  const auto stranger = std::find_if(sessions_.begin(), sessions_.end(),
                                     [](const auto& entry) { return entry.second->station() == nullptr; });
  if (stranger == sessions_.end()) return false;
  const auto held = stranger->second;
  held->abort();
  return true;
}

bool Listener::welcome(Session& session) {
  std::size_t of_station = 0;
  std::shared_ptr<Session> idle;  // what a broken line left behind: the oldest
  for (const auto& [number, other] : sessions_) {
    if (!other->station() || *other->station() != *session.station()) continue;
    ++of_station;
    if (!idle && other->is_idle() && other.get() != &session) idle = other;
  }
  if (of_station <= stations_->options().max_connections_each) return true;
  if (idle) idle->abort();
  return idle != nullptr;
}

void Listener::ended(Session& session) {
  sessions_.erase(session.number());
  if (!stopping_) return accept();
  if (sessions_.empty()) end_stop();
}

void Listener::check_now_and_then() {
  certificate_timer_.expires_after(certificate_interval);
  certificate_timer_.async_wait([this](boost::system::error_code error) {
    if (error || stopping_) return;
    if (stations_->door().renew()) check_sessions();
    check_now_and_then();
  });
}

void Listener::check_sessions() {
  for (const auto& session : current_sessions()) session->check_certificate();
}

std::vector<std::shared_ptr<Session>> Listener::current_sessions() const {
  std::vector<std::shared_ptr<Session>> sessions;
  for (const auto& [number, session] : sessions_) sessions.push_back(session);
  return sessions;
}

void Listener::begin_stop() {
  stopping_ = true;
  socket_.reset();  // removes the file while nobody else can have put another one there
  boost::system::error_code ignored;
  acceptor_.close(ignored);
  certificate_timer_.cancel();
  timer_.expires_after(limits_.stop_timeout);
  timer_.async_wait([this](boost::system::error_code error) {
    if (error) return;
    spdlog::warn("server: {} sessions did not end in time", sessions_.size());
    for (const auto& session : current_sessions()) session->abort();
  });
  for (const auto& session : current_sessions()) session->stop();
  if (sessions_.empty()) end_stop();
}

void Listener::end_stop() {
  timer_.cancel();
  work_.reset();
}

}  // namespace benefit::server
