// What the daemon and systemd tell each other: signals one way, readiness and the watchdog's ticks the other.
#pragma once

#include <functional>
#include <string>

namespace benefit {

/// One for the process, made before any thread: it keeps SIGTERM and SIGINT for wait_for_stop. Without
/// systemd the messages go nowhere.
class ServiceManager {
 public:
  ServiceManager();

  void ready(const std::string& status);
  void stopping();

  /// Returns when SIGTERM or SIGINT arrives. Meanwhile `status` is told to systemd now and then, and the
  /// watchdog ticks for as long as `alive` says so. A second signal ends the process at once.
  void wait_for_stop(const std::function<bool()>& alive, const std::function<std::string()>& status);
};

/// For a child process of the service, which ends when the service hangs up on it and not by a signal to the
/// group.
void ignore_stop_signals();

}  // namespace benefit
