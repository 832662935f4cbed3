#include "daemon/examine/surroundings.hpp"

#include "verify/face/manifest.hpp"
#include "verify/types/sha256.hpp"

#include <array>
#include <cstdint>
#include <fstream>
#include <string>
#include <sys/stat.h>
#include <system_error>

#include <fmt/format.h>
#include <fmt/ranges.h>

namespace benefit::examine {
namespace {

namespace fs = std::filesystem;

constexpr std::uint64_t megabyte = 1'000'000;

bool is_as_listed(const fs::path& path, const face::ModelFile& file) {
  std::error_code missing;
  if (fs::file_size(path, missing) != file.bytes || missing) return false;
  std::ifstream stream(path, std::ios::binary);
  std::array<char, 1 << 16> part{};
  Sha256 hash;
  while (stream.read(part.data(), part.size()) || stream.gcount() > 0)
    hash.update(
        {reinterpret_cast<const std::uint8_t*>(part.data()), static_cast<std::size_t>(stream.gcount())});
  return hash.finish() == file.sha256;
}

/// 0: there is no such file.
std::uint64_t bytes_of(const fs::path& file) {
  std::error_code missing;
  const std::uint64_t bytes = fs::file_size(file, missing);
  return missing ? 0 : bytes;
}

/// The folder, or the nearest one above it that is there.
fs::path nearest_folder(fs::path folder) {
  std::error_code ignored;
  while (folder.has_relative_path() && !fs::exists(folder, ignored)) folder = folder.parent_path();
  return folder;
}

bool on_one_disk(const fs::path& a, const fs::path& b) {
  struct stat one {
  }, other{};
  return ::stat(a.c_str(), &one) == 0 && ::stat(b.c_str(), &other) == 0 && one.st_dev == other.st_dev;
}

ExaminedPart room(const fs::path& folder, std::uint64_t needed) {
  std::error_code error;
  const fs::space_info space = fs::space(nearest_folder(folder), error);
  if (error)
    return {"disk", Condition::broken,
            told(fmt::format("the disk cannot be looked at: {}", error.message()), folder.string(),
                 "Check the path and its permissions.")};
  if (space.available < needed)
    return {"disk", Condition::attention,
            told(fmt::format("{} MB are free, and the next backup needs {} MB", space.available / megabyte,
                             needed / megabyte + 1),
                 folder.string(), "Free space on this disk, or keep fewer backups: backup create --keep N")};
  return {"disk", Condition::ok,
          told(fmt::format("{} MB are free", space.available / megabyte), folder.string())};
}

}  // namespace

ExaminedPart models(const fs::path& folder) {
  const auto manifest = face::manifest_of(folder);
  if (!manifest) return {"models", Condition::broken, manifest.error()};
  std::vector<std::string> wrong;
  for (const face::ModelFile& file : manifest->files)
    if (!is_as_listed(folder / file.name, file)) wrong.push_back(file.name);
  if (!wrong.empty())
    return {"models", Condition::broken,
            told(fmt::format("networks are missing or changed, so no photo is measured: {}",
                             fmt::join(wrong, ", ")),
                 folder.string(), "Fetch them again: setup.sh, or setup.sh --from DIR without a network")};
  return {"models", Condition::ok,
          told(fmt::format("{} files are those of the manifest", manifest->files.size()), folder.string())};
}

ExaminedPart key_file(const fs::path& file, bool is_credential) {
  constexpr off_t key_bytes = 32;
  struct stat status {};
  if (::stat(file.c_str(), &status) != 0)
    return {"key", Condition::broken,
            told("the master key is not there", file.string(),
                 "Put the key that this state directory was made with there, from where it is kept apart.")};
  if (status.st_size != key_bytes)
    return {"key", Condition::broken,
            told(fmt::format("the master key file holds {} bytes, not {}", status.st_size, key_bytes),
                 file.string(), "Restore the key file from where it is kept apart.")};
  if (!is_credential && (status.st_mode & (S_IRWXG | S_IRWXO)) != 0)
    return {"key", Condition::broken,
            told("others than the owner may read the master key file", file.string(),
                 fmt::format("chmod 600 {}", file.string()))};
  return {"key", Condition::ok, told("the master key is there, for its owner only", file.string())};
}

std::vector<ExaminedPart> disks(const fs::path& state_dir, const fs::path& backups) {
  const std::uint64_t database =
      bytes_of(state_dir / "benefitd.db") + bytes_of(state_dir / "benefitd.db-wal");
  if (on_one_disk(nearest_folder(state_dir), nearest_folder(backups))) return {room(state_dir, 2 * database)};
  return {room(state_dir, database), room(backups, database)};
}

}  // namespace benefit::examine
