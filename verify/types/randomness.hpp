// The only source of chance. What is drawn from it is kept, so that it can be repeated.
#pragma once

#include <array>
#include <cstdint>

namespace benefit {

using Seed = std::array<std::uint8_t, 32>;

/// Thread-safe.
class Randomness {
 public:
  virtual ~Randomness() = default;
  /// 256 bits that nobody can foretell. Throws Failure(io) when the machine gives none.
  virtual Seed seed() = 0;
};

}  // namespace benefit
