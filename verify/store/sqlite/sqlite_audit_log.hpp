// AuditLog in SQLite: a hash chain in a table that only grows (triggers refuse UPDATE and DELETE).
#pragma once

#include "verify/store/signer.hpp"
#include "verify/store/sqlite/database.hpp"
#include "verify/types/audit_log.hpp"

namespace benefit::store {

/// Thread-safe.
class SqliteAuditLog final : public AuditLog {
 public:
  SqliteAuditLog(Database& database, const Signer& signer) : database_(database), signer_(signer) {}

  void record(std::string_view actor, std::string_view what, std::optional<CitizenId> subject,
              std::string_view detail, Instant at, std::string_view purpose = {}) override;
  std::vector<AuditEntry> entries(const AuditFilter& filter) const override;
  AuditStretch stretch(std::int64_t after, std::int64_t limit) const override;
  std::optional<AuditSeal> seal(Instant now) override;

 private:
  Database& database_;
  const Signer& signer_;
};

}  // namespace benefit::store
