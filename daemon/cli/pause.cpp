#include "daemon/cli/pause.hpp"

namespace benefit::cli {

InterruptiblePause::InterruptiblePause() {
  sigemptyset(&interrupt_);
  sigaddset(&interrupt_, SIGINT);
  pthread_sigmask(SIG_BLOCK, &interrupt_, &before_);
}

InterruptiblePause::~InterruptiblePause() { pthread_sigmask(SIG_SETMASK, &before_, nullptr); }

bool InterruptiblePause::wait(std::chrono::milliseconds time) {
  const auto seconds = std::chrono::floor<std::chrono::seconds>(time);
  const timespec limit{.tv_sec = seconds.count(),
                       .tv_nsec = std::chrono::nanoseconds(time - seconds).count()};
  return sigtimedwait(&interrupt_, nullptr, &limit) != SIGINT;
}

}  // namespace benefit::cli
