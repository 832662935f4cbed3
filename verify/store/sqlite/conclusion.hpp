// The end of a verification run: findings that it did not see again are withdrawn, and each subject's case
// follows.
#pragma once

#include "verify/store/sqlite/database.hpp"
#include "verify/types/case_store.hpp"

#include <span>
#include <string>

namespace benefit::store {

/// Within one transaction, which the caller commits. A run that is concluded already stays as it is. Cases
/// are opened in order of subject, so that their numbers are those of an undisturbed run. Throws
/// Failure(internal) while the run has open partitions, or none at all.
void conclude_run(WriteTransaction& transaction, JobId run, std::span<const std::string> checks,
                  const ReconcileCase& reconcile, Instant now,
                  const ReconcileSuspension& reconcile_suspension);

}  // namespace benefit::store
