// The HTTP/1.1 server on the unix socket: one io thread for all sessions, a pool that answers their requests.
#pragma once

#include "daemon/api/request.hpp"
#include "daemon/jobs/spool.hpp"
#include "daemon/server/dispatcher.hpp"
#include "daemon/server/limits.hpp"
#include "daemon/server/listening_socket.hpp"
#include "daemon/server/peer.hpp"

#include <chrono>
#include <memory>

namespace benefit::server {

class Server {
 public:
  /// `answer` and `identify` are called from several threads at a time. `spool` outlives the server.
  Server(ListeningSocket socket, Answer answer, Identify identify, const jobs::Spool& spool,
         const Limits& limits);
  /// Stops.
  ~Server();
  Server(const Server&) = delete;
  Server& operator=(const Server&) = delete;

  void start();
  /// Takes no more requests, lets those in hand end within Limits::stop_timeout, and returns when all is
  /// still.
  void stop();
  /// The io thread takes its turn within `patience`: what the watchdog is told.
  bool responsive(std::chrono::milliseconds patience);

 private:
  class Listener;
  std::unique_ptr<Listener> listener_;
};

}  // namespace benefit::server
