// A file that is there whole or not at all.
#pragma once

#include <filesystem>
#include <fstream>
#include <string>
#include <string_view>

namespace benefit::cli {

/// Refuses a name under which something stands that is no ordinary file: a device, a socket, a folder, a
/// link. An ordinary one is refused too, unless it may be replaced. Throws Failure (bad_request, conflict).
void require_free(const std::filesystem::path& path, bool may_replace);

/// Who may read the file.
enum class Readers { by_umask, owner_only };

/// Written under a temporary name beside its own, and on the disk before it is renamed when it is finished,
/// so that a power cut leaves it whole or not there; given up, or after an exception, nothing of it is left.
/// A program that is killed leaves the temporary file at most.
class NewFile {
 public:
  /// Throws Failure (io, disk_full) when it cannot be written there; bad_request as require_free does of a
  /// file that may be replaced.
  explicit NewFile(std::filesystem::path path, Readers readers = Readers::by_umask);
  ~NewFile();
  NewFile(const NewFile&) = delete;
  NewFile& operator=(const NewFile&) = delete;

  void write(std::string_view text);
  /// Throws Failure (io, disk_full): then nothing stands under the name that was not there before.
  void finish();

 private:
  void require_written() const;

  std::filesystem::path path_;
  std::filesystem::path temporary_;
  std::ofstream file_;
  bool finished_ = false;
};

}  // namespace benefit::cli
