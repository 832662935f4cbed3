// Chance that is the same in every run.
#pragma once

#include "verify/types/randomness.hpp"

namespace benefit::test {

class FixedRandomness final : public Randomness {
 public:
  explicit FixedRandomness(std::uint8_t first = 1) : first_(first) {}
  Seed seed() override {
    Seed seed{};
    seed[0] = first_++;
    return seed;
  }

 private:
  std::uint8_t first_;
};

}  // namespace benefit::test
