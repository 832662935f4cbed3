// What the daemon and systemd tell each other: signals one way, readiness and the watchdog's ticks the other.
#pragma once

#include <functional>
#include <string>

namespace benefit {

/// What the service does meanwhile.
struct WhileServing {
  std::function<bool()> alive;          ///< whether the watchdog ticks
  std::function<std::string()> status;  ///< told to systemd now and then
  std::function<void()> reload;         ///< at SIGHUP
};

/// One for the process, made before any thread: it keeps SIGTERM, SIGINT and SIGHUP for wait_for_stop.
/// Without systemd the messages go nowhere.
class ServiceManager {
 public:
  ServiceManager();

  void ready(const std::string& status);
  void stopping();

  /// Returns when SIGTERM or SIGINT arrives. A second one ends the process at once.
  void wait_for_stop(const WhileServing& serving);
};

/// For a child process of the service, which ends when the service hangs up on it and not by a signal to the
/// group.
void ignore_stop_signals();

}  // namespace benefit
