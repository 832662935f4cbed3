// The port for the record of who read what, and what for.
// All methods are thread-safe and throw Failure when the store itself is broken.
#pragma once

#include "verify/types/citizen_id.hpp"
#include "verify/types/time.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace benefit {

/// What is put on the record.
struct NewAuditEntry {
  Instant at;
  std::string actor;  ///< user name
  std::string what;   ///< a code: "person.show", "case.show", "photo.read", "case.decide"
  std::optional<CitizenId> subject{};
  std::string detail{};
  std::string purpose{};  ///< what for, in the reader's words or "case 12"; empty: not stated
};

/// One entry of the record. Never changed afterwards.
struct AuditEntry : NewAuditEntry {
  std::int64_t id = 0;
};

struct AuditFilter {
  std::optional<CitizenId> subject{};
  std::optional<std::string> actor{};
  std::optional<Instant> since{};
  /// Only entries older than this one; nullopt: from the newest on.
  std::optional<std::int64_t> before{};
  std::int64_t limit = 100;
};

/// Every read of a person's file, and every decision, is on the record.
class AuditLog {
 public:
  virtual ~AuditLog() = default;
  virtual void record(std::string_view actor, std::string_view what, std::optional<CitizenId> subject,
                      std::string_view detail, Instant at, std::string_view purpose = {}) = 0;
  /// Newest first.
  virtual std::vector<AuditEntry> entries(const AuditFilter& filter) const = 0;
};

}  // namespace benefit
