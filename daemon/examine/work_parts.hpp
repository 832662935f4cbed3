// Whether what should happen by itself has happened: deliveries, jobs, backups.
#pragma once

#include "daemon/examine/examined_part.hpp"
#include "verify/types/backup_store.hpp"
#include "verify/types/fact_store.hpp"
#include "verify/types/job_store.hpp"
#include "verify/types/time.hpp"

namespace benefit::examine {

/// Feeds whose next delivery is overdue.
ExaminedPart feeds(const FactStore& facts, Instant now);

/// Jobs that were asked for more than a day ago and have not ended.
ExaminedPart jobs(const JobStore& store, Instant now);

/// The newest backup: there, readable, and less than two days old.
ExaminedPart last_backup(const BackupStore& backups, Instant now);

}  // namespace benefit::examine
