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

}  // namespace

NewFile::NewFile(std::filesystem::path path, Readers readers)
    : path_(std::move(path)), temporary_(path_.string() + ".part" + std::to_string(getpid())) {
  if (std::filesystem::is_directory(path_))
    throw Failure({ErrorCode::io, "is a folder", path_.string(), "name a file"});
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
