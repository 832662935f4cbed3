#include "verify/store/sqlite/sqlite_audit_log.hpp"

#include "store_queries.hpp"

namespace benefit::store {

void SqliteAuditLog::record(std::string_view actor, std::string_view what, std::optional<CitizenId> subject,
                            std::string_view detail, Instant at) {
  WriteTransaction transaction{database_};
  transaction.statement(queries::insert_audit_entry).run(at, actor, what, subject, detail);
  transaction.commit();
}

}  // namespace benefit::store
