#include "verify/store/sqlite/restore.hpp"

#include "verify/store/backup_file.hpp"
#include "verify/store/partial_file.hpp"
#include "verify/store/sqlite/backup_check.hpp"
#include "verify/store/sqlite/store.hpp"
#include "verify/store/state_dir.hpp"
#include "verify/store/store_keys.hpp"
#include "verify/store/system_failure.hpp"
#include "verify/store/work_folder.hpp"

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <sys/stat.h>
#include <utility>

#include <fmt/format.h>

namespace benefit::store {
namespace {

namespace fs = std::filesystem;

bool lies_in(const fs::path& file, const fs::path& entry) {
  const fs::path from_there = fs::absolute(file).lexically_relative(fs::absolute(entry));
  return !from_there.empty() && *from_there.begin() != "..";
}

void require_empty(const fs::path& state_dir, std::span<const fs::path> beside) {
  for (const fs::directory_entry& entry : fs::directory_iterator(state_dir)) {
    const std::string name = entry.path().filename().string();
    const bool expected = name == lock_name || name == restore_folder_name ||
                          std::any_of(beside.begin(), beside.end(),
                                      [&](const fs::path& f) { return lies_in(f, entry.path()); });
    if (!expected)
      throw Failure{Error{ErrorCode::conflict,
                          fmt::format("the state directory is not empty: it has {}", name),
                          state_dir.string(),
                          "Restore into an empty directory: give another one, or move away what is in it."}};
  }
}

void require_known_schema(const BackupManifest& manifest, const fs::path& file) {
  if (manifest.point.schema <= schema_version()) return;
  throw Failure{
      Error{ErrorCode::schema_newer,
            fmt::format("the backup has schema {}, made by benefitd {}, this version knows schemas up to {}",
                        manifest.point.schema, manifest.program, schema_version()),
            file.string(), fmt::format("install benefitd {} or a newer one", manifest.program)}};
}

void move_file(const fs::path& from, const fs::path& to) {
  if (::rename(from.c_str(), to.c_str()) != 0) throw system_failure("put a restored file in its place", to);
}

/// Deliveries first: the directory is restored once the database is in it.
void put_in_place(const BackupManifest& manifest, const fs::path& from, const fs::path& state_dir) {
  const fs::path spool = state_dir / "spool";
  for (const BackedUpFile& file : manifest.files) {
    if (file.name == database_name) continue;
    if (::mkdir(spool.c_str(), S_IRWXU) != 0 && errno != EEXIST)
      throw system_failure("make the spool folder", spool);
    move_file(from / file.name, state_dir / file.name);
    sync_directory(spool);
  }
  move_file(from / database_name, state_dir / database_name);
  sync_directory(state_dir);
}

}  // namespace

BackupManifest restore_backup(const fs::path& file, const fs::path& state_dir, SealKey master,
                              std::span<const fs::path> beside, Progress& progress) {
  const StoreKeys keys{std::move(master)};
  const auto told = read_backup_manifest(file, *keys.backup.load());
  if (!told) throw Failure{told.error()};
  require_known_schema(*told, file);
  make_state_dir(state_dir);
  require_empty(state_dir, beside);
  const FileDescriptor lock = lock_state_dir(state_dir);
  const WorkFolder work{state_dir / restore_folder_name};
  const BackupManifest manifest = extract_backup(file, *keys.backup.load(), work.path(), progress);
  require_as_backed_up(work.path() / database_name, {}, manifest, keys, file, progress);
  put_in_place(manifest, work.path(), state_dir);
  return manifest;
}

}  // namespace benefit::store
