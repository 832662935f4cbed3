#include "verify/store/backup_file.hpp"

#include "verify/store/backup_manifest.hpp"
#include "verify/store/sealed_file.hpp"
#include "verify/store/system_failure.hpp"
#include "verify/types/sha256.hpp"

#include <algorithm>
#include <array>
#include <cerrno>
#include <fcntl.h>
#include <functional>
#include <string>
#include <sys/stat.h>
#include <unistd.h>

namespace benefit::store {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t part_size = std::size_t{1} << 20U;
/// A manifest of a hundred tables and a thousand waiting deliveries is a fifth of it.
constexpr std::size_t longest_manifest = std::size_t{1} << 20U;

using TakePart = std::function<void(std::span<const std::uint8_t>)>;

void for_each_part(const FileDescriptor& file, const std::string& name, const TakePart& take) {
  std::vector<std::uint8_t> part(part_size);
  for (off_t at = 0;;) {
    const ssize_t got = ::pread(file.get(), part.data(), part.size(), at);
    if (got < 0 && errno == EINTR) continue;
    if (got < 0) throw system_failure("read a file for the backup", name);
    if (got == 0) return;
    take({part.data(), static_cast<std::size_t>(got)});
    at += got;
  }
}

std::int64_t bytes_of(const BackupManifest& manifest) {
  std::int64_t bytes = 0;
  for (const BackedUpFile& file : manifest.files) bytes += file.bytes;
  return bytes;
}

void stop_if_asked(const Progress& progress) {
  if (progress.stop_requested()) throw Failure{Error{ErrorCode::cancelled, "the backup was stopped", "", ""}};
}

/// Eight bytes, the least significant first.
std::array<std::uint8_t, 8> length_bytes(std::uint64_t length) {
  std::array<std::uint8_t, 8> bytes{};
  for (std::uint8_t& byte : bytes) {
    byte = static_cast<std::uint8_t>(length);
    length >>= 8U;
  }
  return bytes;
}

std::uint64_t length_of(const std::array<std::uint8_t, 8>& bytes) {
  std::uint64_t length = 0;
  for (auto byte = bytes.rbegin(); byte != bytes.rend(); ++byte) length = length << 8U | *byte;
  return length;
}

BackupManifest read_manifest(SealedFileReader& sealed, const fs::path& file) {
  std::array<std::uint8_t, 8> length{};
  sealed.read(length);
  std::string text(std::min<std::uint64_t>(length_of(length), longest_manifest), '\0');
  sealed.read({reinterpret_cast<std::uint8_t*>(text.data()), text.size()});
  auto manifest = backup_manifest_from_json(text);
  if (manifest) return *std::move(manifest);
  Error error = manifest.error();
  error.where = file.string();
  throw Failure{std::move(error)};
}

void write_all(const FileDescriptor& file, std::span<const std::uint8_t> bytes, const fs::path& path) {
  while (!bytes.empty()) {
    const ssize_t written = ::write(file.get(), bytes.data(), bytes.size());
    if (written < 0 && errno == EINTR) continue;
    if (written < 0) throw system_failure("write a file of the backup", path);
    bytes = bytes.subspan(static_cast<std::size_t>(written));
  }
}

}  // namespace

BackedUpFile describe_file(std::string name, const FileDescriptor& file) {
  BackedUpFile described{.name = std::move(name), .bytes = 0, .sha256 = {}};
  Sha256 hash;
  for_each_part(file, described.name, [&](std::span<const std::uint8_t> part) {
    hash.update(part);
    described.bytes += static_cast<std::int64_t>(part.size());
  });
  described.sha256 = hash.finish();
  return described;
}

void write_backup_file(const fs::path& file, const BackupKey& key, const BackupManifest& manifest,
                       const std::vector<FileDescriptor>& contents, Progress& progress) {
  const std::string text = to_json(manifest);
  const std::int64_t all = bytes_of(manifest);
  std::int64_t done = 0;
  SealedFileWriter sealed{file, key};
  sealed.write(length_bytes(text.size()));
  sealed.write({reinterpret_cast<const std::uint8_t*>(text.data()), text.size()});
  for (std::size_t i = 0; i < contents.size(); ++i)
    for_each_part(contents[i], manifest.files[i].name, [&](std::span<const std::uint8_t> part) {
      stop_if_asked(progress);
      sealed.write(part);
      progress.report("seal", done += static_cast<std::int64_t>(part.size()), all);
    });
  sealed.finish();
}

Expected<BackupManifest> read_backup_manifest(const fs::path& file, const BackupKey& key) {
  try {
    SealedFileReader sealed{file, key};
    return read_manifest(sealed, file);
  } catch (const Failure& failure) {
    return tl::unexpected(failure.error());
  }
}

BackupManifest extract_backup(const fs::path& file, const BackupKey& key, const fs::path& folder,
                              Progress& progress) {
  SealedFileReader sealed{file, key};
  const BackupManifest manifest = read_manifest(sealed, file);
  const std::int64_t all = bytes_of(manifest);
  std::int64_t done = 0;
  std::vector<std::uint8_t> part(part_size);
  for (const BackedUpFile& described : manifest.files) {
    const fs::path path = folder / described.name;
    if (path.parent_path() != folder && ::mkdir(path.parent_path().c_str(), S_IRWXU) != 0 && errno != EEXIST)
      throw system_failure("make a folder for the backup", path.parent_path());
    const FileDescriptor unsealed{
        ::open(path.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, S_IRUSR | S_IWUSR)};
    if (!unsealed) throw system_failure("write a file of the backup", path);
    Sha256 hash;
    for (std::int64_t left = described.bytes; left > 0;) {
      stop_if_asked(progress);
      const std::span some{part.data(), static_cast<std::size_t>(std::min<std::int64_t>(
                                            left, static_cast<std::int64_t>(part_size)))};
      sealed.read(some);
      hash.update(some);
      write_all(unsealed, some, path);
      left -= static_cast<std::int64_t>(some.size());
      progress.report("unseal", done += static_cast<std::int64_t>(some.size()), all);
    }
    if (hash.finish() != described.sha256)
      throw Failure{Error{ErrorCode::corrupt, "a file of the backup is not the one that went into it",
                          file.string(), "Take another backup, or another copy of it."}};
    if (::fsync(unsealed.get()) != 0) throw system_failure("write a file of the backup", path);
  }
  sealed.require_end();
  return manifest;
}

}  // namespace benefit::store
