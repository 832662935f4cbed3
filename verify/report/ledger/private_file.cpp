#include "verify/report/ledger/private_file.hpp"

#include "verify/types/error.hpp"

#include <cerrno>
#include <fcntl.h>
#include <unistd.h>
#include <utility>

namespace benefit::report {
namespace {

constexpr std::size_t buffered_bytes = std::size_t{1} << 18U;

[[noreturn]] void fail(int error, const std::filesystem::path& path) {
  throw Failure({code_of_errno(error), "the ledger's file cannot be written", path.filename().string(), ""});
}

int open_private(const std::filesystem::path& path) {
  const int descriptor = ::open(path.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
  if (descriptor < 0) fail(errno, path);
  return descriptor;
}

}  // namespace

void make_private_file(const std::filesystem::path& path) {
  const int descriptor = open_private(path);
  if (::close(descriptor) != 0) fail(errno, path);
}

PrivateFile::PrivateFile(std::filesystem::path path)
    : path_(std::move(path)), descriptor_(open_private(path_)) {}

PrivateFile::~PrivateFile() {
  if (descriptor_ >= 0) ::close(descriptor_);
}

void PrivateFile::write(std::string_view text) {
  buffer_ += text;
  if (buffer_.size() >= buffered_bytes) flush();
}

void PrivateFile::flush() {
  std::string_view rest = buffer_;
  while (!rest.empty()) {
    const ssize_t written = ::write(descriptor_, rest.data(), rest.size());
    if (written < 0 && errno == EINTR) continue;
    if (written < 0) fail(errno, path_);
    rest.remove_prefix(static_cast<std::size_t>(written));
  }
  buffer_.clear();
}

void PrivateFile::finish() {
  flush();
  if (::close(std::exchange(descriptor_, -1)) != 0) fail(errno, path_);  // a full disk may show only here
}

}  // namespace benefit::report
