// Progress that is told to stop at a point that the test chooses.
#pragma once

#include "verify/types/progress.hpp"

#include <atomic>
#include <string>
#include <string_view>
#include <utility>

namespace benefit::test {

/// Asks to stop once a phase has been told of.
class StopAt final : public Progress {
 public:
  explicit StopAt(std::string phase) : phase_(std::move(phase)) {}
  void report(std::string_view phase, std::int64_t, std::int64_t) override {
    if (phase == phase_) stop_ = true;
  }
  bool stop_requested() const override { return stop_; }

 private:
  std::string phase_;
  std::atomic<bool> stop_{false};
};

}  // namespace benefit::test
