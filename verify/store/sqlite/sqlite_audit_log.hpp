// AuditLog in SQLite: a table that only grows (triggers refuse UPDATE and DELETE).
#pragma once

#include "verify/store/sqlite/database.hpp"
#include "verify/types/audit_log.hpp"

namespace benefit::store {

/// Thread-safe.
class SqliteAuditLog final : public AuditLog {
 public:
  explicit SqliteAuditLog(Database& database) : database_(database) {}

  void record(std::string_view actor, std::string_view what, std::optional<CitizenId> subject,
              std::string_view detail, Instant at, std::string_view purpose = {}) override;
  std::vector<AuditEntry> entries(const AuditFilter& filter) const override;

 private:
  Database& database_;
};

}  // namespace benefit::store
