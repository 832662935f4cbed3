// Findings and cases as they lie in the database.
#pragma once

#include "verify/store/sqlite/database.hpp"
#include "verify/store/store_keys.hpp"
#include "verify/types/case_store.hpp"

#include <optional>
#include <string>

namespace benefit::store {

/// Reads a row of `select_findings` and its sisters.
StoredFinding read_finding(const Statement& statement);

/// Reads the next column.
CaseState read_case_state(Columns& columns);
Outcome read_case_outcome(Columns& columns);

/// Reads a row of `select_case`. Sums and checks are those of the case's open findings.
Case read_case(const Statement& statement);

/// Reads a row of `select_suspensions` or `select_suspension_of`.
Suspension read_suspension(const Statement& statement);

/// `Transaction` is a ReadSnapshot or a WriteTransaction.
template <class Transaction>
std::optional<Case> find_case(Transaction& transaction, CaseId id);

/// Applies a change within a transaction: the whole of it or, with an error, nothing that should be
/// committed. `keys` seal attachments and sign the audit log; a run, which has neither, has nullptr. Errors:
/// not_found, conflict.
Expected<CaseId> write_change(WriteTransaction& transaction, const CaseChange& change, const StoreKeys* keys);

}  // namespace benefit::store
