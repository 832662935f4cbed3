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

/// While it exists, SIGINT does not end the program: it waits for wait() to see it. Used from the only
/// thread.
class InterruptiblePause final : public Pause {
 public:
  InterruptiblePause();
  ~InterruptiblePause() override;
  InterruptiblePause(const InterruptiblePause&) = delete;
  InterruptiblePause& operator=(const InterruptiblePause&) = delete;
  bool wait(std::chrono::milliseconds time) override;

 private:
  sigset_t interrupt_{};
  sigset_t before_{};
};

}  // namespace benefit::cli
