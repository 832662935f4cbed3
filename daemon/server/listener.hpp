// One way in: a listening socket, the io thread of its sessions and the pool that answers their requests.
// What comes by one way cannot hold up another.
#pragma once

#include "daemon/jobs/spool.hpp"
#include "daemon/server/dispatcher.hpp"
#include "daemon/server/limits.hpp"
#include "daemon/server/listening_socket.hpp"
#include "daemon/server/session.hpp"
#include "daemon/server/station_gate.hpp"

#include <chrono>
#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <thread>
#include <vector>

#include <boost/asio/basic_socket_acceptor.hpp>
#include <boost/asio/executor_work_guard.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/thread_pool.hpp>

namespace benefit::server {

class Listener final : public SessionKeeper {
 public:
  /// `stations`: of the port for stations; nullptr: clients are told apart by the kernel. `spool` outlives
  /// the listener; `answer` and `identify` are called from several threads at a time.
  Listener(ListeningSocket socket, Answer answer, Identify identify, const jobs::Spool& spool,
           const Limits& limits, std::unique_ptr<StationGate> stations);
  ~Listener() override;

  void start();
  /// Takes no more requests; returns at once.
  void ask_to_stop();
  /// Returns when all is still: after Limits::stop_timeout at the latest.
  void stop();
  bool responsive(std::chrono::milliseconds patience);
  /// Reads the certificates' files anew if they have changed, and ends the connections that would not be let
  /// in any more. From any thread.
  void check_certificates();

 private:
  using Acceptor = boost::asio::basic_socket_acceptor<boost::asio::generic::stream_protocol>;
  using Sessions = std::map<std::uint64_t, std::shared_ptr<Session>>;  ///< by the order of their coming

  bool welcome(Session& session) override;
  void ended(Session& session) override;

  void run();
  void accept();
  void accept_later();
  void begin_session(ClientSocket socket);
  /// False: there is none but those that have shown a certificate.
  bool drop_oldest_stranger();
  void check_now_and_then();
  void check_sessions();
  std::vector<std::shared_ptr<Session>> current_sessions() const;
  void begin_stop();
  void end_stop();

  const Limits limits_;
  const Identify identify_;
  const Dispatcher dispatcher_;
  const std::unique_ptr<StationGate> stations_;
  boost::asio::io_context io_{1};
  boost::asio::thread_pool pool_;
  const SessionParts parts_;
  boost::asio::executor_work_guard<boost::asio::io_context::executor_type> work_ =
      boost::asio::make_work_guard(io_);
  std::thread thread_;

  // Touched on the io thread only.
  std::optional<ListeningSocket> socket_;
  Acceptor acceptor_;
  boost::asio::steady_timer timer_;
  boost::asio::steady_timer certificate_timer_;
  Sessions sessions_;
  std::uint64_t came_ = 0;
  bool accepting_ = false;
  bool stopping_ = false;
};

}  // namespace benefit::server
