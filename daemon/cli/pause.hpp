// Waiting between two looks at a job, until Ctrl-C.
#pragma once

#include <chrono>
#include <csignal>

namespace benefit::cli {

class Pause {
 public:
  virtual ~Pause() = default;
  /// Waits; false when the operator pressed Ctrl-C meanwhile (then at once).
  virtual bool wait(std::chrono::milliseconds time) = 0;
};

/// While it exists, SIGINT does not end the program, whichever thread it reaches: it waits for wait() to see
/// it. One at a time. Threads may call wait(); one of them sees an interruption.
class InterruptiblePause final : public Pause {
 public:
  /// Throws Failure(io) when the system has no descriptor left.
  InterruptiblePause();
  ~InterruptiblePause() override;
  InterruptiblePause(const InterruptiblePause&) = delete;
  InterruptiblePause& operator=(const InterruptiblePause&) = delete;
  bool wait(std::chrono::milliseconds time) override;

 private:
  int interrupted_;  ///< an eventfd: readable once SIGINT has come
  struct sigaction before_ {};
};

}  // namespace benefit::cli
