// How long work tells how far it is, and learns that it should stop.
#pragma once

#include <cstdint>
#include <string_view>

namespace benefit {

/// Called from the thread that works; an implementation is thread-safe.
class Progress {
 public:
  virtual ~Progress() = default;
  /// `total` is 0 while it is unknown. `phase` is a code ("read", "verify", "conclude"), not a sentence.
  virtual void report(std::string_view phase, std::int64_t done, std::int64_t total) = 0;
  /// True when the work should stop at its next safe point (cancel, or the daemon is going down).
  virtual bool stop_requested() const = 0;
};

}  // namespace benefit
