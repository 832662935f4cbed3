#include "daemon/cli/pause.hpp"

#include "verify/types/error.hpp"

#include <algorithm>
#include <atomic>
#include <cerrno>
#include <cstdint>
#include <limits>
#include <poll.h>
#include <sys/eventfd.h>
#include <system_error>
#include <unistd.h>

namespace benefit::cli {
namespace {

// Caught and not blocked: libraries start threads of their own before main() (OpenBLAS does), and a signal
// that only our threads block would end the program by way of theirs.
std::atomic<int> told{-1};

extern "C" void tell_of_interrupt(int) {
  const int error = errno;
  const std::uint64_t once = 1;
  [[maybe_unused]] const ssize_t written = ::write(told, &once, sizeof once);
  errno = error;
}

}  // namespace

InterruptiblePause::InterruptiblePause() : interrupted_(::eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK)) {
  if (interrupted_ < 0)
    throw Failure(
        {code_of_errno(errno), "cannot wait for Ctrl-C: " + std::generic_category().message(errno), "", ""});
  told = interrupted_;
  struct sigaction caught {};
  caught.sa_handler = tell_of_interrupt;
  caught.sa_flags = SA_RESTART;
  sigemptyset(&caught.sa_mask);
  sigaction(SIGINT, &caught, &before_);
}

InterruptiblePause::~InterruptiblePause() {
  sigaction(SIGINT, &before_, nullptr);
  told = -1;
  ::close(interrupted_);
}

bool InterruptiblePause::wait(std::chrono::milliseconds time) {
  const auto end = std::chrono::steady_clock::now() + time;
  for (auto left = time;;
       left = std::chrono::ceil<std::chrono::milliseconds>(end - std::chrono::steady_clock::now())) {
    pollfd descriptor{.fd = interrupted_, .events = POLLIN, .revents = 0};
    const auto limit = std::clamp<std::int64_t>(left.count(), 0, std::numeric_limits<int>::max());
    const int ready = ::poll(&descriptor, 1, static_cast<int>(limit));
    if (ready < 0 && errno == EINTR) continue;
    std::uint64_t times = 0;
    return ready <= 0 || ::read(interrupted_, &times, sizeof times) < 0;
  }
}

}  // namespace benefit::cli
