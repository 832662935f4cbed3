// How much memory a run may take: a port, so that a test can be short of it.
#pragma once

#include <cstdint>

namespace benefit::match {

class MemoryLimit {
 public:
  virtual ~MemoryLimit() = default;
  virtual std::uint64_t limit() const = 0;  ///< in bytes, for the whole process
  virtual std::uint64_t used() const = 0;   ///< of it, now
};

}  // namespace benefit::match
