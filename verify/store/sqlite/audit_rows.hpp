// Entries of the audit log as they lie in the database: a hash chain (verify/types/audit_chain.hpp).
#pragma once

#include "verify/store/signer.hpp"
#include "verify/store/sqlite/database.hpp"
#include "verify/types/audit_log.hpp"

namespace benefit::store {

struct NewestAuditEntry {
  std::int64_t id = 0;  ///< 0: the log is empty
  std::string hash;
};
NewestAuditEntry newest_audit_entry(WriteTransaction& transaction);

/// Within the transaction that makes the change which the entry tells of: both stand or neither.
void append_to_audit_log(WriteTransaction& transaction, const NewAuditEntry& entry, const Signer& signer);

/// Gives the entries of before migration 34 their hashes, and lets nobody change an entry again.
void chain_audit_log(WriteTransaction& transaction, const Signer& signer);

/// Reads a row of `select_audit_stretch` and its sisters.
AuditEntry read_audit_entry(const Statement& statement);
/// Reads a row of `select_audit_seals` or `select_audit_newest`.
AuditSeal read_audit_seal(const Statement& statement);

/// The first `limit` entries after this one, with what vouches for them. `Reader` is a ReadSnapshot or a
/// Connection.
template <class Reader>
AuditStretch read_audit_stretch(Reader& reader, std::int64_t after, std::int64_t limit);

/// Of the entry whose hash this is.
AuditSeal signed_seal(std::int64_t entry, std::string hash, Instant at, const Signer& signer);

}  // namespace benefit::store
