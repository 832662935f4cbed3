#include "daemon/cli/worker_threads.hpp"

#include <algorithm>
#include <thread>

namespace benefit::cli {

unsigned worker_threads(const Invocation& invocation) {
  constexpr long long most = 256;
  if (const auto threads = invocation.value("threads"))
    return static_cast<unsigned>(std::clamp(std::stoll(*threads), 1LL, most));
  return std::max(1U, std::thread::hardware_concurrency());
}

}  // namespace benefit::cli
