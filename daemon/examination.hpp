// What `benefitctl doctor` asks the service for, and what benefitd says of a state directory without a
// service.
#pragma once

#include "daemon/config.hpp"
#include "daemon/examine/examined_part.hpp"
#include "verify/store/sqlite/store.hpp"
#include "verify/types/progress.hpp"

#include <ostream>
#include <vector>

namespace benefit {

/// Everything, from within the running service. Throws Failure: cancelled when `progress` asks to stop.
std::vector<examine::ExaminedPart> examine_running(store::SqliteStore& store, const BackupStore& backups,
                                                   const Config& config, Instant now, Progress& progress);

/// The store, the master key, the networks and the disks; changes nothing. Prints a line for each and gives
/// the exit status, that of `corrupt` when something is broken.
int examine_stopped(const Config& config, std::ostream& out);

}  // namespace benefit
