#include "daemon/cli/new_file.hpp"

#include "verify/types/error.hpp"

#include <cerrno>
#include <system_error>
#include <unistd.h>

namespace benefit::cli {

NewFile::NewFile(std::filesystem::path path)
    : path_(std::move(path)), temporary_(path_.string() + ".part" + std::to_string(getpid())) {
  if (std::filesystem::is_directory(path_))
    throw Failure({ErrorCode::io, "is a folder", path_.string(), "name a file"});
  errno = 0;
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
  std::error_code failed;
  std::filesystem::rename(temporary_, path_, failed);
  if (failed)
    throw Failure({code_of_errno(failed.value()), "the file cannot be put in place", path_.string(), ""});
  finished_ = true;
}

void NewFile::require_written() const {
  if (!file_) throw Failure({code_of_errno(errno), "the file cannot be written", path_.string(), ""});
}

}  // namespace benefit::cli
