#include "daemon/server/server.hpp"

#include "daemon/exception_name.hpp"
#include "daemon/server/session.hpp"

#include <exception>
#include <future>
#include <thread>
#include <unordered_map>
#include <utility>
#include <vector>

#include <boost/asio/executor_work_guard.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/thread_pool.hpp>
#include <spdlog/spdlog.h>

namespace benefit::server {

namespace asio = boost::asio;

class Server::Listener {
 public:
  Listener(ListeningSocket socket, Answer answer, Identify identify, const jobs::Spool& spool,
           const Limits& limits)
      : limits_(limits),
        identify_(std::move(identify)),
        dispatcher_(std::move(answer), limits_),
        pool_(limits_.request_threads),
        parts_{dispatcher_, spool, pool_, identify_, limits_},
        socket_(std::move(socket)),
        acceptor_(io_, asio::local::stream_protocol(), socket_->release()),
        timer_(io_) {}

  ~Listener() { stop(); }

  void start() {
    asio::post(io_, [this] { accept(); });
    thread_ = std::thread([this] { run(); });
  }

  void stop() {
    if (!thread_.joinable()) return;
    asio::post(io_, [this] { begin_stop(); });
    thread_.join();
    pool_.join();
  }

  bool responsive(std::chrono::milliseconds patience) {
    const auto turn = std::make_shared<std::promise<void>>();
    auto taken = turn->get_future();
    asio::post(io_, [turn] { turn->set_value(); });
    return taken.wait_for(patience) == std::future_status::ready;
  }

 private:
  void run() {
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

  void accept() {
    if (accepting_ || stopping_ || sessions_.size() >= limits_.max_connections) return;
    accepting_ = true;
    acceptor_.async_accept([this](boost::system::error_code error, UnixSocket socket) {
      accepting_ = false;
      if (stopping_) return;
      if (error) return accept_later();
      begin_session(std::move(socket));
      accept();
    });
  }

  /// The machine is out of descriptors or memory; asking again at once would only burn its time.
  void accept_later() {
    timer_.expires_after(std::chrono::milliseconds{100});
    timer_.async_wait([this](boost::system::error_code error) {
      if (!error) accept();
    });
  }

  void begin_session(UnixSocket socket) {
    auto session = std::make_shared<Session>(std::move(socket), parts_, [this](Session* ended) {
      sessions_.erase(ended);
      if (!stopping_) return accept();
      if (sessions_.empty()) end_stop();
    });
    sessions_.emplace(session.get(), session);
    session->start();
  }

  std::vector<std::shared_ptr<Session>> current_sessions() const {
    std::vector<std::shared_ptr<Session>> sessions;
    for (const auto& [key, session] : sessions_) sessions.push_back(session);
    return sessions;
  }

  void begin_stop() {
    stopping_ = true;
    socket_.reset();  // removes the file while nobody else can have put another one there
    boost::system::error_code ignored;
    acceptor_.close(ignored);
    timer_.expires_after(limits_.stop_timeout);
    timer_.async_wait([this](boost::system::error_code error) {
      if (error) return;
      spdlog::warn("server: {} sessions did not end in time", sessions_.size());
      for (const auto& session : current_sessions()) session->abort();
    });
    for (const auto& session : current_sessions()) session->stop();
    if (sessions_.empty()) end_stop();
  }

  void end_stop() {
    timer_.cancel();
    work_.reset();
  }

  const Limits limits_;
  const Identify identify_;
  const Dispatcher dispatcher_;
  asio::io_context io_{1};
  asio::thread_pool pool_;
  const SessionParts parts_;
  asio::executor_work_guard<asio::io_context::executor_type> work_ = asio::make_work_guard(io_);
  std::thread thread_;

  // Touched on the io thread only.
  std::optional<ListeningSocket> socket_;
  asio::local::stream_protocol::acceptor acceptor_;
  asio::steady_timer timer_;
  std::unordered_map<Session*, std::shared_ptr<Session>> sessions_;
  bool accepting_ = false;
  bool stopping_ = false;
};

Server::Server(ListeningSocket socket, Answer answer, Identify identify, const jobs::Spool& spool,
               const Limits& limits)
    : listener_(std::make_unique<Listener>(std::move(socket), std::move(answer), std::move(identify), spool,
                                           limits)) {}

Server::~Server() = default;

void Server::start() { listener_->start(); }
void Server::stop() { listener_->stop(); }
bool Server::responsive(std::chrono::milliseconds patience) { return listener_->responsive(patience); }

}  // namespace benefit::server
