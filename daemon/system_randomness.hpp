// The kernel's randomness (getrandom).
#pragma once

#include "verify/types/error.hpp"
#include "verify/types/randomness.hpp"

#include <cstddef>
#include <sys/random.h>

namespace benefit {

class SystemRandomness final : public Randomness {
 public:
  Seed seed() override {
    Seed seed;
    // Up to 256 bytes come whole, or not at all.
    if (::getrandom(seed.data(), seed.size(), 0) != static_cast<ssize_t>(seed.size()))
      throw Failure(Error{ErrorCode::io, "the machine gives no random bytes", {}, {}});
    return seed;
  }
};

}  // namespace benefit
