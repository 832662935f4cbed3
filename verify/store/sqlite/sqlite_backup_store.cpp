#include "verify/store/sqlite/sqlite_backup_store.hpp"

#include "store_queries.hpp"
#include "verify/store/backup_file.hpp"
#include "verify/store/partial_file.hpp"
#include "verify/store/sqlite/backup_check.hpp"
#include "verify/store/sqlite/database_check.hpp"
#include "verify/store/sqlite/database_copy.hpp"
#include "verify/store/sqlite/text_list.hpp"
#include "verify/store/state_dir.hpp"
#include "verify/store/system_failure.hpp"
#include "verify/store/work_folder.hpp"
#include "verify/types/audit_chain.hpp"

#include <algorithm>
#include <cerrno>
#include <fcntl.h>
#include <optional>
#include <set>
#include <system_error>
#include <unistd.h>
#include <utility>

#include <boost/json.hpp>
#include <fmt/chrono.h>
#include <fmt/format.h>

namespace benefit::store {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view name_begin = "benefitd-", name_end = ".backup", partial_end = ".partial";

/// "benefitd-20180301T020000.123Z.backup": in order of name is in order of time.
std::string name_at(Instant at) {
  return fmt::format("{}{:%Y%m%dT%H%M%S}.{:03}Z{}", name_begin, std::chrono::floor<std::chrono::seconds>(at),
                     at.time_since_epoch().count() % 1000, name_end);
}

bool is_backup_name(std::string_view name) {
  return name.starts_with(name_begin) && name.ends_with(name_end) && name.find('/') == name.npos;
}

fs::path work_folder(const fs::path& state_dir) { return state_dir / "backup.work"; }

struct WaitingFile {
  std::string name;
  FileDescriptor file;
};

/// The deliveries that wait at the moment of the connection's transaction, opened. nullopt when one of them
/// is not there: it has been imported since, and only a later moment can be shown. One that is in `gone`
/// already, where its like is noted, was lost otherwise: here as where the backup is restored its import will
/// say so.
std::optional<std::vector<WaitingFile>> open_waiting(Connection& source, const fs::path& state_dir,
                                                     std::set<std::string>& gone) {
  std::vector<WaitingFile> waiting;
  Statement select = source.statement(queries::select_waiting_imports);
  for (const std::string& parameters : first_column(select)) {
    const auto spooled = boost::json::parse(parameters).at("spool_file").as_string();
    std::string name = "spool/" + std::string(spooled);
    FileDescriptor file{::open((state_dir / name).c_str(), O_RDONLY | O_CLOEXEC)};
    if (!file && errno != ENOENT) throw system_failure("open a delivery for the backup", state_dir / name);
    if (!file && gone.insert(name).second) return std::nullopt;
    if (file) waiting.push_back({std::move(name), std::move(file)});
  }
  return waiting;
}

/// The moment that is shown, of a connection that stays in its transaction.
struct Moment {
  Connection source;
  std::optional<Transaction> transaction;
  BackupPoint point;
  std::vector<WaitingFile> waiting;

  Moment(const DatabaseFile& file, const fs::path& state_dir, const Clock& clock)
      : source(file, Connection::Mode::read) {
    std::set<std::string> gone;
    std::optional<std::vector<WaitingFile>> found;
    while (!found) {
      transaction.reset();
      point = {.at = clock.now(), .audit_entry = 0, .audit_hash = std::string(chain_start), .schema = 0};
      transaction.emplace(source, Connection::Mode::read);
      point.schema = source.number("PRAGMA user_version");
      found = open_waiting(source, state_dir, gone);
    }
    waiting = *std::move(found);
    Statement newest = source.statement(queries::select_newest_audit_entry);
    if (!newest.step()) return;
    Columns columns{newest};
    point.audit_entry = columns.integer();
    point.audit_hash = columns.text();
  }
};

/// Makes a copy a file of its own, without what was going on when it was made.
void round_off(const DatabaseFile& copy) {
  Connection writer{copy, Connection::Mode::write};
  Transaction transaction{writer, Connection::Mode::write};
  writer.statement(queries::end_upkeep_jobs).run();
  transaction.commit();
  writer.execute("PRAGMA wal_checkpoint(TRUNCATE)");  // not left to the end, whose failures nobody hears of
}

FileDescriptor open_for_reading(const fs::path& file) {
  FileDescriptor opened{::open(file.c_str(), O_RDONLY | O_CLOEXEC)};
  if (!opened) throw system_failure("open a file for the backup", file);
  return opened;
}

std::vector<std::string> names_in(const fs::path& folder) {
  std::vector<std::string> names;
  std::error_code error;
  for (fs::directory_iterator at(folder, error), end; !error && at != end; at.increment(error))
    names.push_back(at->path().filename().string());
  if (error && error != std::errc::no_such_file_or_directory)
    throw Failure{Error{ErrorCode::io, "the folder of backups cannot be listed", folder.string(), ""}};
  return names;
}

void copy_moment(Moment& moment, const DatabaseFile& to, Progress& progress) {
  copy_database(moment.source, to, [&](std::int64_t done, std::int64_t pages) {
    progress.report("copy", done, pages);
    return !progress.stop_requested();
  });
}

}  // namespace

SqliteBackupStore::SqliteBackupStore(Database& database, const StoreKeys& keys, fs::path state_dir,
                                     fs::path folder, std::string program, const Clock& clock)
    : database_(database),
      keys_(keys),
      state_dir_(std::move(state_dir)),
      folder_(std::move(folder)),
      program_(std::move(program)),
      clock_(clock) {
  std::error_code ignored;  // shows itself when the next one is made
  fs::remove_all(work_folder(state_dir_), ignored);
  for (fs::directory_iterator at(folder_, ignored), end; !ignored && at != end; at.increment(ignored))
    if (const std::string name = at->path().filename().string();
        name.starts_with(name_begin) && name.ends_with(partial_end))
      ::unlink(at->path().c_str());
}

Backup SqliteBackupStore::make(Progress& progress) {
  const std::lock_guard guard{one_at_a_time_};
  make_state_dir(folder_);
  const WorkFolder work{work_folder(state_dir_)};
  const DatabaseFile copy{work.path() / database_name, database_.file().vfs};
  Backup backup;
  std::vector<FileDescriptor> contents;
  {
    Moment moment{database_.file(), state_dir_, clock_};
    const Interruptible interruptible{moment.source, progress};
    copy_moment(moment, copy, progress);
    backup.manifest = {
        .program = program_, .point = moment.point, .rows = count_rows(moment.source), .files = {}};
    round_off(copy);
    contents.push_back(open_for_reading(copy.path));
    backup.manifest.files.push_back(describe_file(std::string(database_name), contents.back()));
    for (WaitingFile& waiting : moment.waiting) {
      backup.manifest.files.push_back(describe_file(waiting.name, waiting.file));
      contents.push_back(std::move(waiting.file));
    }
  }
  backup.name = name_at(backup.manifest.point.at);
  const PartialFile sealed{folder_ / backup.name};
  write_backup_file(sealed.path(), *keys_.backup.load(), backup.manifest, contents, progress);
  contents.clear();
  fs::remove(copy.path);  // room for the one that comes out of the backup
  require_restorable(sealed.path(), work.path(), progress);
  const BackedUpFile as_it_lies = describe_file(backup.name, open_for_reading(sealed.path()));
  backup.bytes = as_it_lies.bytes;
  backup.sha256 = as_it_lies.sha256;
  sealed.take_name();
  return backup;
}

Backup SqliteBackupStore::verify(std::string_view name, Progress& progress) {
  const std::lock_guard guard{one_at_a_time_};
  if (!is_backup_name(name))
    throw Failure{Error{ErrorCode::not_found, "no backup has such a name", std::string(name),
                        "benefitctl backup list shows which there are."}};
  const WorkFolder work{work_folder(state_dir_)};
  const fs::path file = folder_ / name;
  Backup backup{.name = std::string(name), .bytes = 0, .sha256 = {}, .manifest = {}};
  backup.manifest = require_restorable(file, work.path(), progress);
  const BackedUpFile as_it_lies = describe_file(backup.name, open_for_reading(file));
  backup.bytes = as_it_lies.bytes;
  backup.sha256 = as_it_lies.sha256;
  return backup;
}

BackupManifest SqliteBackupStore::require_restorable(const fs::path& file, const fs::path& beside,
                                                     Progress& progress) const {
  BackupManifest manifest = extract_backup(file, *keys_.backup.load(), beside, progress);
  require_as_backed_up(beside / database_name, database_.file().vfs, manifest, keys_, file, progress);
  return manifest;
}

std::vector<ListedBackup> SqliteBackupStore::list() const {
  std::vector<ListedBackup> listed;
  for (std::string& name : names()) {
    const fs::path file = folder_ / name;
    std::error_code gone;
    const auto bytes = fs::file_size(file, gone);
    if (gone) continue;
    auto manifest = read_backup_manifest(file, *keys_.backup.load());
    listed.push_back({std::move(name), static_cast<std::int64_t>(bytes), std::move(manifest)});
  }
  return listed;
}

std::vector<std::string> SqliteBackupStore::keep_newest(std::size_t count) {
  const std::lock_guard guard{one_at_a_time_};
  std::vector<std::string> old = names();
  old.erase(old.begin(), old.begin() + static_cast<std::ptrdiff_t>(std::min(count, old.size())));
  for (const std::string& name : old)
    if (::unlink((folder_ / name).c_str()) != 0) throw system_failure("remove an old backup", folder_ / name);
  return old;
}

std::vector<std::string> SqliteBackupStore::names() const {
  std::vector<std::string> found = names_in(folder_);
  std::erase_if(found, [](const std::string& name) { return !is_backup_name(name); });
  std::sort(found.rbegin(), found.rend());
  return found;
}

}  // namespace benefit::store
