// The machine's clock.
#pragma once

#include "verify/types/time.hpp"

namespace benefit {

class SystemClock final : public Clock {
 public:
  Instant now() const override {
    return std::chrono::floor<std::chrono::milliseconds>(std::chrono::system_clock::now());
  }
};

}  // namespace benefit
