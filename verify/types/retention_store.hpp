// The port for what is erased when its period of retention has ended.
// All methods are thread-safe and throw Failure when the store itself is broken.
#pragma once

#include "verify/types/photo.hpp"
#include "verify/types/retention.hpp"
#include "verify/types/time.hpp"

#include <cstddef>
#include <cstdint>
#include <map>
#include <set>
#include <span>
#include <vector>

namespace benefit {

/// What keeps things from being erased.
struct RetentionLimits {
  Instant closed_since;          ///< cases that were closed since then are inside their remedy period
  std::set<PhotoId> calibrated;  ///< photos that the calibration in force rests on
};

/// Photos whose time has come: how many may go, and how many may not and why.
struct ErasedPhotos {
  std::int64_t erased = 0;  ///< of a trial: that would be
  std::map<RetentionHold, std::int64_t> held;
};

enum class Erasing : std::uint8_t {
  tried,  ///< only looks
  done,
};

class RetentionStore {
 public:
  virtual ~RetentionStore() = default;

  /// Photos of collection_photo, collection_template or replaced_photo whose period began before `before`,
  /// with a greater id than `after`, in order of id: at most `most`. Those that were erased already are left
  /// out.
  virtual std::vector<PhotoId> photos_due(RetentionKind kind, Instant before, PhotoId after,
                                          std::size_t most) const = 0;
  virtual std::int64_t count_due(RetentionKind kind, Instant before) const = 0;
  /// All photos of a person that are not erased, in order of id.
  virtual std::vector<PhotoId> photos_of(CitizenId person) const = 0;
  /// Erases what the kind says of each photo, unless something holds it: the wrapped key is overwritten, then
  /// the row deleted. One step: a case that is opened meanwhile holds the photo, or comes after it is gone.
  virtual ErasedPhotos erase(RetentionKind kind, std::span<const PhotoId> photos,
                             const RetentionLimits& limits, Erasing erasing, Instant now) = 0;

  /// Refused rows of deliveries that were received before `before`.
  virtual std::int64_t count_rejects_before(Instant before) const = 0;
  /// Erases up to `most` of them; how many.
  virtual std::int64_t erase_rejects_before(Instant before, std::int64_t most) = 0;

  /// Cuts the journal, so that what was erased is not left in it. False when a reader stood in the way: then
  /// the next run does it, or the next stop of the service.
  virtual bool forget_journal() = 0;
};

}  // namespace benefit
