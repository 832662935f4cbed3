// Whom a run has to look at: everybody, or those alone of whom something that their findings rest on has
// changed since the last run.
#pragma once

#include "verify/store/sqlite/database.hpp"
#include "verify/types/job_store.hpp"

namespace benefit::store {

/// Within one transaction, which the caller commits: JobStore::plan_concerned. Whoever's SubjectFacts may be
/// other than those that the last run saw is among those who are planned:
///   - whose rows lie in a batch that has become current since, or is so no longer;
///   - to whom a record of such a batch is linked, or one that is linked to an entry of the roll in such a
///     batch, with everybody else to whom the record is linked;
///   - of whom something changed that no delivery brought (photos, what was measured and found on them,
///     decisions, links that were taken back): the table `news`, which triggers write;
///   - of whose facts the rows of one of these are a part (OtherNumber, LikeFace);
/// and whose findings time alone may have changed (due_subjects).
bool plan_concerned(WriteTransaction& transaction, JobId id, const RunBasis& basis,
                    const ConcernedLimits& limits);

}  // namespace benefit::store
