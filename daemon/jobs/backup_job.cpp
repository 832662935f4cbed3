#include "daemon/jobs/backup_job.hpp"

#include "daemon/api/json/backup.hpp"
#include "daemon/jobs/parameters.hpp"

#include <boost/json/array.hpp>
#include <boost/json/object.hpp>
#include <boost/json/serialize.hpp>
#include <fmt/format.h>

namespace benefit::jobs {
namespace {

namespace json = boost::json;

json::object result_of(const Backup& backup) {
  json::object object = api::to_json(backup.manifest);
  object["backup"] = backup.name;
  object["bytes"] = backup.bytes;
  object["sha256"] = backup.sha256;
  return object;
}

std::string make(BackupStore& backups, AuditLog& audit, const Clock& clock, const Job& job,
                 Progress& progress) {
  const BackupParameters parameters = backup_parameters_from_json(job.parameters);
  const Backup backup = backups.make(progress);
  audit.record(job.requested_by, "backup.create", std::nullopt,
               fmt::format("{}, up to entry {}, SHA-256 {}", backup.name, backup.manifest.point.audit_entry,
                           backup.sha256),
               clock.now());
  json::object result = result_of(backup);
  json::array removed;
  if (parameters.keep)
    for (const std::string& name : backups.keep_newest(*parameters.keep)) {
      audit.record(job.requested_by, "backup.create", std::nullopt, "removed " + name, clock.now());
      removed.emplace_back(name);
    }
  result["removed"] = std::move(removed);
  return json::serialize(result);
}

}  // namespace

Work make_backup_work(BackupStore& backups, AuditLog& audit, const Clock& clock) {
  return {[&](const Job& job, Progress& progress) -> Expected<std::string> {
    return make(backups, audit, clock, job, progress);
  }};
}

Work verify_backup_work(BackupStore& backups) {
  return {[&](const Job& job, Progress& progress) -> Expected<std::string> {
    return json::serialize(
        result_of(backups.verify(verify_backup_parameters_from_json(job.parameters).backup, progress)));
  }};
}

}  // namespace benefit::jobs
