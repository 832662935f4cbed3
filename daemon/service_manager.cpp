#include "daemon/service_manager.hpp"

#include <algorithm>
#include <array>
#include <cerrno>
#include <chrono>
#include <cstdint>
#include <poll.h>
#include <signal.h>
#include <sys/eventfd.h>
#include <unistd.h>

#include <systemd/sd-daemon.h>

namespace benefit {
namespace {

using std::chrono::microseconds;

constexpr microseconds status_interval = std::chrono::seconds{10};

/// Eventfds: the handlers write them, wait_for_stop waits for them.
int stop_event = -1, reload_event = -1;

extern "C" void note_signal(int signal) {
  const int before = errno;
  const std::uint64_t once = 1;
  const int event = signal == SIGHUP ? reload_event : stop_event;
  [[maybe_unused]] const ssize_t written = ::write(event, &once, sizeof once);
  errno = before;
}

/// Three times as often as systemd asks for, so that a tick that comes late is no harm.
microseconds tick_interval() {
  std::uint64_t period = 0;
  if (::sd_watchdog_enabled(0, &period) <= 0) return status_interval;
  return std::min(status_interval, microseconds{static_cast<std::int64_t>(period / 3)});
}

}  // namespace

ServiceManager::ServiceManager() {
  stop_event = ::eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK);
  reload_event = ::eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK);
  // A handler rather than a blocked signal: libraries start threads before main, which block nothing, and one
  // of them may be the thread that the signal is delivered to.
  struct sigaction action {};
  action.sa_handler = note_signal;
  action.sa_flags = SA_RESTART | static_cast<int>(SA_RESETHAND);  // a second one ends the process at once
  ::sigaction(SIGTERM, &action, nullptr);
  ::sigaction(SIGINT, &action, nullptr);
  action.sa_flags = SA_RESTART;
  ::sigaction(SIGHUP, &action, nullptr);
  ::signal(SIGPIPE, SIG_IGN);  // a peer that has gone is an error of the write, not the end of the process
}

void ServiceManager::ready(const std::string& status) {
  ::sd_notifyf(0, "READY=1\nSTATUS=%s", status.c_str());
}

void ServiceManager::stopping() { ::sd_notify(0, "STOPPING=1\nSTATUS=finishing what is in hand"); }

void ServiceManager::wait_for_stop(const WhileServing& serving) {
  const auto interval = std::chrono::ceil<std::chrono::milliseconds>(tick_interval());
  std::array<pollfd, 2> events{{{stop_event, POLLIN, 0}, {reload_event, POLLIN, 0}}};
  for (;;) {
    const int came = ::poll(events.data(), events.size(), static_cast<int>(interval.count()));
    if (came > 0 && events[0].revents != 0) return;
    if (came > 0) {
      std::uint64_t signals = 0;
      if (::read(reload_event, &signals, sizeof signals) == sizeof signals) serving.reload();
    }
    if (serving.alive()) ::sd_notify(0, "WATCHDOG=1");
    ::sd_notifyf(0, "STATUS=%s", serving.status().c_str());
  }
}

void ignore_stop_signals() {
  ::signal(SIGTERM, SIG_IGN);
  ::signal(SIGINT, SIG_IGN);
  ::signal(SIGHUP, SIG_IGN);
}

}  // namespace benefit
