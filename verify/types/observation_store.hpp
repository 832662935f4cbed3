// The port for observations about things. All methods are thread-safe and throw Failure when the store itself
// is broken.
#pragma once

#include "verify/types/job_store.hpp"
#include "verify/types/observation.hpp"
#include "verify/types/time.hpp"

#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <string>

namespace benefit {

using ObservationId = std::int64_t;

/// An observation as the store keeps it.
struct StoredObservation {
  ObservationId id = 0;
  Observation observation;
  Instant first_seen_at;
  Instant last_seen_at;
  std::optional<Instant> withdrawn_at;  ///< a later run did not see it any more
};

class ObservationStore {
 public:
  virtual ~ObservationStore() = default;

  /// Keeps what a run saw (updating what is known under the same key) and withdraws what it did not see again
  /// of these checks; those of a check that was not run stay. One step; doing it again changes nothing but
  /// the time of the last sight. Whatever a later run has seen stays as that run saw it.
  virtual void keep(JobId run, std::span<const std::string> checks, std::span<const Observation> observations,
                    Instant now) = 0;

  /// In order of check, kind, thing, period. Withdrawn ones only when asked for.
  virtual void for_each_observation(bool with_withdrawn,
                                    const std::function<void(const StoredObservation&)>& visit) const = 0;
};

}  // namespace benefit
