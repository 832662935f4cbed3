// One worker process, from the service's side.
#pragma once

#include "daemon/worker/channel.hpp"

#include <cstdint>
#include <string>
#include <sys/types.h>
#include <vector>

namespace benefit::worker {

/// How a worker is started. Its socket is descriptor 3; it inherits nothing else but standard error.
struct Launch {
  std::string program;                 ///< path
  std::vector<std::string> arguments;  ///< without the program's name
  std::uint64_t memory_limit = 0;      ///< bytes of address space; 0: none
};

inline constexpr int worker_descriptor = 3;

/// Owns the process: it ends with this object. Used from one thread at a time.
class Process {
 public:
  Process() = default;
  ~Process() { stop(); }
  Process(const Process&) = delete;
  Process& operator=(const Process&) = delete;

  /// Ends the former process, if any. Throws Failure(unavailable) when none can be started.
  void start(const Launch& launch);
  /// Kills it and takes its exit status, so that no zombie is left.
  void stop();
  bool running() const { return pid_ > 0; }
  pid_t pid() const { return pid_; }
  Channel& channel() { return channel_; }

 private:
  pid_t pid_ = -1;
  Channel channel_;
};

}  // namespace benefit::worker
