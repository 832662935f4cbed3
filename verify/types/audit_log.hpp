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
  std::int64_t id = 0;  ///< 1, 2, 3, ... without a gap
  std::string hash{};   ///< of this entry and all before it (verify/types/audit_chain.hpp)
};

/// A signature under the newest entry there was: it holds for all before it, too.
struct AuditSeal {
  Instant at;
  std::int64_t entry = 0;
  std::string hash;                                 ///< that entry's
  std::vector<std::uint8_t> public_key, signature;  ///< Ed25519, of audit_chain.hpp's sealed_text()
};

/// A stretch of the record, oldest first, with what vouches for it.
struct AuditStretch {
  std::vector<AuditEntry> entries;
  std::vector<AuditSeal> seals;  ///< of entries of the stretch
  /// Under the newest entry of all, made with it. nullopt: the record is empty.
  std::optional<AuditSeal> newest;
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
  /// The first `limit` entries after this one.
  virtual AuditStretch stretch(std::int64_t after, std::int64_t limit) const = 0;
  /// Keeps a seal under the newest entry, unless it has one; gives it either way. nullopt: nothing to seal.
  virtual std::optional<AuditSeal> seal(Instant now) = 0;
};

}  // namespace benefit
