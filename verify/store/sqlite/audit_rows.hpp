// Entries of the audit log as they lie in the database.
#pragma once

#include "verify/store/sqlite/database.hpp"
#include "verify/types/audit_log.hpp"

namespace benefit::store {

/// Within the transaction that makes the change which the entry tells of: both stand or neither.
void append_to_audit_log(WriteTransaction& transaction, const NewAuditEntry& entry);

/// Reads a row of `select_audit_entries` and its sisters.
AuditEntry read_audit_entry(const Statement& statement);

}  // namespace benefit::store
