#include "daemon/examination.hpp"

#include "daemon/api/errors.hpp"
#include "daemon/examine/store_parts.hpp"
#include "daemon/examine/surroundings.hpp"
#include "daemon/examine/work_parts.hpp"
#include "daemon/silent_progress.hpp"
#include "daemon/start.hpp"
#include "verify/store/sqlite/check_state_dir.hpp"

#include <iterator>

#include <fmt/format.h>

namespace benefit {
namespace {

using examine::Condition;
using examine::ExaminedPart;

constexpr const char* timesync = "/run/systemd/timesync";

void append(std::vector<ExaminedPart>& parts, std::vector<ExaminedPart> more) {
  parts.insert(parts.end(), std::make_move_iterator(more.begin()), std::make_move_iterator(more.end()));
}

/// What can be seen without the store.
std::vector<ExaminedPart> surroundings(const Config& config) {
  std::vector<ExaminedPart> parts{examine::models(config.models),
                                  examine::key_file(config.master_key, config.master_key_is_credential)};
  append(parts, examine::disks(config.state_dir, config.backup_folder));
  return parts;
}

std::vector<ExaminedPart> stored(const Config& config) {
  SilentProgress progress;
  try {
    return examine::store_parts(store::check_state_dir(config.state_dir, existing_key(config), progress),
                                config.state_dir);
  } catch (const Failure& failure) {
    return {{"store", Condition::broken, failure.error()}};
  }
}

}  // namespace

std::vector<ExaminedPart> examine_running(store::SqliteStore& store, const BackupStore& backups,
                                          const Config& config, Instant now, Progress& progress) {
  const StoreCheck check = store.check(progress);
  std::vector<ExaminedPart> parts = examine::store_parts(check, config.state_dir);
  append(parts, surroundings(config));
  parts.push_back(examine::clock(now, check, timesync));
  parts.push_back(examine::feeds(store.facts(), now));
  parts.push_back(examine::last_backup(backups, now));
  parts.push_back(examine::jobs(store.jobs(), now));
  return parts;
}

int examine_stopped(const Config& config, std::ostream& out) {
  std::vector<ExaminedPart> parts = stored(config);
  append(parts, surroundings(config));
  for (const ExaminedPart& part : parts) {
    out << fmt::format("{:<11} {:<10} {} ({})\n", part.part, to_string(part.condition), part.told.what,
                       part.told.where);
    if (part.condition != Condition::ok) out << fmt::format("{:<22} {}\n", "", api::hint_for(part.told));
  }
  return any_broken(parts) ? api::error_row(ErrorCode::corrupt).exit_status : 0;
}

}  // namespace benefit
