// The HTTP/1.1 server: on the unix socket, and on the port for stations where there is one. One io thread
// each for all sessions, and a pool that answers their requests.
#pragma once

#include "daemon/api/request.hpp"
#include "daemon/jobs/spool.hpp"
#include "daemon/server/dispatcher.hpp"
#include "daemon/server/limits.hpp"
#include "daemon/server/listening_socket.hpp"
#include "daemon/server/peer.hpp"
#include "daemon/server/station_options.hpp"
#include "daemon/server/station_roll.hpp"

#include <chrono>
#include <memory>
#include <optional>

namespace benefit::server {

class Listener;

/// The port for stations. `roll` and `clock` outlive the server.
struct StationPort {
  ListeningSocket socket;
  StationOptions options;
  const StationRoll& roll;
  const Clock& clock;
};

class Server {
 public:
  /// `answer` and `identify` are called from several threads at a time. `spool` outlives the server. Throws
  /// Failure(bad_input) when the files of the port for stations cannot be used.
  Server(ListeningSocket socket, Answer answer, Identify identify, const jobs::Spool& spool,
         const Limits& limits, std::optional<StationPort> stations = std::nullopt);
  /// Stops.
  ~Server();
  Server(const Server&) = delete;
  Server& operator=(const Server&) = delete;

  void start();
  /// Takes no more requests, lets those in hand end within Limits::stop_timeout, and returns when all is
  /// still.
  void stop();
  /// The io threads take their turn within `patience`: what the watchdog is told.
  bool responsive(std::chrono::milliseconds patience);
  /// After the roll of stations has changed, or their files may have: ends the connections that would not be
  /// let in any more. From any thread.
  void check_certificates();

 private:
  std::unique_ptr<Listener> unix_, stations_;
};

}  // namespace benefit::server
