#include "verify/store/sqlite/audit_rows.hpp"

#include "store_queries.hpp"

namespace benefit::store {

void append_to_audit_log(WriteTransaction& transaction, const NewAuditEntry& entry) {
  transaction.statement(queries::insert_audit_entry)
      .run(entry.at, entry.actor, entry.what, entry.subject, entry.detail, entry.purpose);
}

AuditEntry read_audit_entry(const Statement& statement) {
  Columns columns{statement};
  const std::int64_t id = columns.integer();
  AuditEntry entry{{.at = columns.instant(),
                    .actor = columns.text(),
                    .what = columns.text(),
                    .subject = columns.optional(&Columns::citizen_id),
                    .detail = columns.text(),
                    .purpose = columns.text()}};
  entry.id = id;
  return entry;
}

}  // namespace benefit::store
