// The jobs that make a backup, and that restore one beside to look whether it is good.
#pragma once

#include "daemon/jobs/runner.hpp"
#include "verify/types/audit_log.hpp"
#include "verify/types/backup_store.hpp"
#include "verify/types/time.hpp"

namespace benefit::jobs {

// Everything handed in outlives the work. Result:
// {"backup","at","audit_entry","audit_hash","schema","program", "rows","files","bytes","sha256"}. A job that
// was left unfinished begins anew.

/// Goes on record ("backup.create", with the file's SHA-256; and once more for each old one that went). The
/// result has "removed", the names of those.
Work make_backup_work(BackupStore& backups, AuditLog& audit, const Clock& clock);
Work verify_backup_work(BackupStore& backups);

}  // namespace benefit::jobs
