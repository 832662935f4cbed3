// The end of a verification run: findings that it did not see again are withdrawn, and each subject's case
// follows.
#pragma once

#include "verify/store/sqlite/database.hpp"
#include "verify/types/case_store.hpp"

#include <optional>
#include <span>
#include <string>
#include <vector>

namespace benefit::store {

/// A conclusion goes in parts, each a transaction that the caller commits: who stands at a counter waits for one
/// of them, not for the county. Begun again after a kill it comes to the same, for a subject whose case has
/// followed stays as it is.

/// The first part. Gives the subjects whose cases may have to follow, in order, so that the numbers of the
/// cases that are opened are those of an undisturbed run; nullopt when the run is concluded already. Throws
/// Failure(internal) while the run has open partitions, or none at all.
std::optional<std::vector<CitizenId>> begin_conclusion(WriteTransaction& transaction, JobId run,
                                                       std::span<const std::string> checks, Instant now);

/// For each of those subjects: first the case that gathers (or a new one), then those that were split off and
/// follow their own findings.
void reconcile_subject(WriteTransaction& transaction, CitizenId subject, const ReconcileCase& reconcile,
                       Instant now);

/// The last part.
void end_conclusion(WriteTransaction& transaction, JobId run,
                    const ReconcileSuspension& reconcile_suspension, Instant now);

}  // namespace benefit::store
