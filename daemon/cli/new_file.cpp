#include "daemon/cli/new_file.hpp"

#include "verify/types/error.hpp"

#include <cerrno>
#include <fcntl.h>
#include <system_error>
#include <unistd.h>

namespace benefit::cli {
namespace {

/// Waits until the disk has the file, or the folder's list of names. The errno of what failed, or else 0.
int sync_to_disk(const std::filesystem::path& path, int flags) {
  const int descriptor = ::open(path.c_str(), O_RDONLY | O_CLOEXEC | flags);
  if (descriptor < 0) return errno;
  const int failed = ::fsync(descriptor) == 0 ? 0 : errno;
  ::close(descriptor);
  return failed;
}

/// Standard output by another name, which a file beside it could never take the place of.
bool is_standard_output(const std::filesystem::path& path) {
  return path == "/dev/stdout" || path == "/dev/fd/1" || path == "/proc/self/fd/1";
}

}  // namespace

void require_free(const std::filesystem::path& path, bool may_replace) {
  namespace fs = std::filesystem;
  if (is_standard_output(path))
    throw Failure({ErrorCode::bad_request, "is standard output, not a file", path.string(),
                   "To see it on standard output leave this option out, or use -o."});
  std::error_code failed;  // where nobody may look, opening the file tells why
  const fs::file_status found = fs::symlink_status(path, failed);
  if (failed || !fs::exists(found)) return;
  if (fs::is_directory(found))
    throw Failure({ErrorCode::bad_request, "is a folder", path.string(), "name a file"});
  if (fs::is_symlink(found))
    throw Failure({ErrorCode::bad_request, "is a link to another place, which is not written through",
                   path.string(), "Name the file itself."});
  if (!fs::is_regular_file(found))
    throw Failure({ErrorCode::bad_request, "is no ordinary file, and is not replaced by one", path.string(),
                   "name a file"});
  if (!may_replace)
    throw Failure({ErrorCode::conflict, "there is such a file already", path.string(),
                   "Name another file, or say --replace."});
}

NewFile::NewFile(std::filesystem::path path, Readers readers)
    : path_(std::move(path)), temporary_(path_.string() + ".part" + std::to_string(getpid())) {
  require_free(path_, true);
  errno = 0;
  if (readers == Readers::owner_only)
    ::close(::open(temporary_.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600));
  file_.open(temporary_, std::ios::binary | std::ios::trunc);
  require_written();
}

NewFile::~NewFile() {
  if (finished_) return;
  file_.close();
  std::error_code ignored;  // it may never have been made
  std::filesystem::remove(temporary_, ignored);
}

void NewFile::write(std::string_view text) {
  file_.write(text.data(), static_cast<std::streamsize>(text.size()));
  require_written();
}

void NewFile::finish() {
  file_.close();
  require_written();
  if (const int refused = sync_to_disk(temporary_, 0))
    throw Failure({code_of_errno(refused), "the file cannot be written", path_.string(), ""});
  std::error_code failed;
  std::filesystem::rename(temporary_, path_, failed);
  if (failed)
    throw Failure({code_of_errno(failed.value()), "the file cannot be put in place", path_.string(), ""});
  finished_ = true;
  // The file is in place; a file system that syncs no folders takes nothing away from that.
  sync_to_disk(path_.has_parent_path() ? path_.parent_path() : ".", O_DIRECTORY);
}

void NewFile::require_written() const {
  if (!file_) throw Failure({code_of_errno(errno), "the file cannot be written", path_.string(), ""});
}

}  // namespace benefit::cli
