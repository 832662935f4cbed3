// A run that is allowed little memory.
#pragma once

#include "verify/match/memory_limit.hpp"

#include <cstdint>

namespace benefit::test {

/// So many bytes, of which nothing is used yet.
class ShortMemory final : public match::MemoryLimit {
 public:
  explicit ShortMemory(std::uint64_t bytes) : bytes_(bytes) {}
  std::uint64_t limit() const override { return bytes_; }
  std::uint64_t used() const override { return 0; }

 private:
  std::uint64_t bytes_;
};

}  // namespace benefit::test
