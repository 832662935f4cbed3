// Progress of an offline command on the terminal's line, from any number of threads.
#pragma once

#include "daemon/cli/progress_line.hpp"
#include "verify/types/progress.hpp"

#include <mutex>
#include <string_view>

namespace benefit::cli {

/// Thread-safe.
class DrawnProgress final : public Progress {
 public:
  explicit DrawnProgress(ProgressLine& line) : line_(line) {}
  void report(std::string_view phase, std::int64_t done, std::int64_t total) override {
    const std::lock_guard lock(one_at_a_time_);
    line_.update(phase, done, total);
  }
  bool stop_requested() const override { return false; }

 private:
  std::mutex one_at_a_time_;
  ProgressLine& line_;
};

}  // namespace benefit::cli
