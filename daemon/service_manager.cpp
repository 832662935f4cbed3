#include "daemon/service_manager.hpp"

#include <algorithm>
#include <chrono>
#include <cstdint>
#include <signal.h>

#include <systemd/sd-daemon.h>

namespace benefit {
namespace {

using std::chrono::microseconds;

constexpr microseconds status_interval = std::chrono::seconds{10};

sigset_t stop_signals() {
  sigset_t set;
  sigemptyset(&set);
  sigaddset(&set, SIGTERM);
  sigaddset(&set, SIGINT);
  return set;
}

/// Three times as often as systemd asks for, so that a tick that comes late is no harm.
microseconds tick_interval() {
  std::uint64_t period = 0;
  if (::sd_watchdog_enabled(0, &period) <= 0) return status_interval;
  return std::min(status_interval, microseconds{static_cast<std::int64_t>(period / 3)});
}

timespec to_timespec(microseconds duration) {
  constexpr std::int64_t per_second = 1'000'000;
  return {duration.count() / per_second, duration.count() % per_second * 1000};
}

}  // namespace

ServiceManager::ServiceManager() {
  const sigset_t signals = stop_signals();
  pthread_sigmask(SIG_BLOCK, &signals, nullptr);
  ::signal(SIGPIPE, SIG_IGN);  // a peer that has gone is an error of the write, not the end of the process
}

void ServiceManager::ready(const std::string& status) {
  ::sd_notifyf(0, "READY=1\nSTATUS=%s", status.c_str());
}

void ServiceManager::stopping() { ::sd_notify(0, "STOPPING=1\nSTATUS=finishing what is in hand"); }

void ServiceManager::wait_for_stop(const std::function<bool()>& alive,
                                   const std::function<std::string()>& status) {
  const sigset_t signals = stop_signals();
  const timespec interval = to_timespec(tick_interval());
  while (::sigtimedwait(&signals, nullptr, &interval) < 0) {
    if (alive()) ::sd_notify(0, "WATCHDOG=1");
    ::sd_notifyf(0, "STATUS=%s", status().c_str());
  }
  pthread_sigmask(SIG_UNBLOCK, &signals, nullptr);
}

void ignore_stop_signals() {
  ::signal(SIGTERM, SIG_IGN);
  ::signal(SIGINT, SIG_IGN);
}

}  // namespace benefit
