#include "daemon/restoring.hpp"

#include "daemon/silent_progress.hpp"
#include "daemon/start.hpp"
#include "verify/identity/date.hpp"
#include "verify/store/sqlite/restore.hpp"

#include <array>

#include <fmt/format.h>

namespace benefit {

int restore(const Config& config, const std::filesystem::path& file, std::ostream& out) {
  SilentProgress progress;
  const std::array beside{config.master_key, file};
  const BackupManifest restored =
      store::restore_backup(file, config.state_dir, existing_key(config), beside, progress);
  std::int64_t rows = 0;
  for (const auto& [table, count] : restored.rows) rows += count;
  out << fmt::format(
      "{} is the state of {}, up to entry {} of the audit record (hash {}): {} rows, schema {}, made by "
      "benefitd {}.\n",
      config.state_dir.string(), identity::format_instant(restored.point.at), restored.point.audit_entry,
      restored.point.audit_hash, rows, restored.point.schema, restored.program);
  return 0;
}

}  // namespace benefit
