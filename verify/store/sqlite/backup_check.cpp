#include "verify/store/sqlite/backup_check.hpp"

#include "verify/store/sqlite/database_check.hpp"
#include "verify/store/sqlite/store.hpp"

namespace benefit::store {
namespace {

/// What is wrong; empty: nothing.
std::string difference(const StoreCheck& check, const BackupManifest& manifest) {
  if (!check.damage.empty()) return "the database in the backup is damaged";
  if (check.broken_references > 0) return "rows of the backup refer to what is not there";
  if (check.schema != manifest.point.schema || check.rows != manifest.rows)
    return "the database in the backup has not the rows that went into it";
  if (check.schema != schema_version()) return {};  // an older one: its log is read when it is up to date
  if (!check.key_fits) return "the master key does not open what the backup holds";
  if (!check.audit_breaches.empty()) return "the audit log in the backup does not hold together";
  if (check.audit_entries != manifest.point.audit_entry || check.audit_hash != manifest.point.audit_hash)
    return "the audit log in the backup does not end where it should";
  return {};
}

}  // namespace

void require_as_backed_up(const std::filesystem::path& database, const std::string& vfs,
                          const BackupManifest& manifest, const StoreKeys& keys,
                          const std::filesystem::path& backup, Progress& progress) {
  Connection restored{{database, vfs}, Connection::Mode::read};
  const std::string wrong = difference(check_database(restored, keys, progress), manifest);
  if (!wrong.empty())
    throw Failure{Error{ErrorCode::corrupt, wrong, backup.string(),
                        "Take another backup; benefitctl doctor tells whether the store itself is whole."}};
}

}  // namespace benefit::store
