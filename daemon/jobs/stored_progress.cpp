#include "daemon/jobs/stored_progress.hpp"

namespace benefit::jobs {

void StoredProgress::report(std::string_view phase, std::int64_t done, std::int64_t total) {
  const std::lock_guard lock(mutex_);
  const Instant now = clock_.now();
  const bool whole = total > 0 && done == total;
  if (phase == phase_ && stored_at_ && !whole && now - *stored_at_ < interval) return;
  phase_ = phase;
  stored_at_ = now;
  store_.progressed(job_, phase, done, total);
}

}  // namespace benefit::jobs
