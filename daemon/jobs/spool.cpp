#include "daemon/jobs/spool.hpp"

#include "verify/types/error.hpp"

#include <algorithm>
#include <array>
#include <cerrno>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>
#include <utility>

#include <sodium.h>

namespace benefit::jobs {
namespace {

namespace fs = std::filesystem;

[[noreturn]] void fail(int error, const char* what) {
  throw Failure({code_of_errno(error), what, "spool", ""});
}

std::string unused_name() {
  std::array<unsigned char, 16> random{};
  randombytes_buf(random.data(), random.size());
  std::string digits(2 * random.size() + 1, '\0');
  sodium_bin2hex(digits.data(), digits.size(), random.data(), random.size());
  digits.pop_back();  // the terminator that sodium writes
  return "delivery-" + digits;
}

/// So that the file's name, too, outlives a power cut.
void sync_folder(const fs::path& folder) {
  const int descriptor = ::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (descriptor < 0) fail(errno, "the spool folder cannot be opened");
  const int result = ::fsync(descriptor);
  const int error = errno;
  ::close(descriptor);
  if (result != 0) fail(error, "the spool folder cannot be written");
}

}  // namespace

IncomingFile::IncomingFile(fs::path folder) : folder_(std::move(folder)), name_(unused_name()) {
  descriptor_ = ::open((folder_ / name_).c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
  if (descriptor_ < 0) fail(errno, "a file cannot be made in the spool folder");
}

IncomingFile::~IncomingFile() {
  if (descriptor_ >= 0) ::close(descriptor_);
  if (!kept_) ::unlink((folder_ / name_).c_str());
}

void IncomingFile::write(std::span<const char> bytes) {
  hash_.update({reinterpret_cast<const std::uint8_t*>(bytes.data()), bytes.size()});
  bytes_ += static_cast<std::int64_t>(bytes.size());
  while (!bytes.empty()) {
    const ssize_t written = ::write(descriptor_, bytes.data(), bytes.size());
    if (written < 0 && errno == EINTR) continue;
    if (written < 0) fail(errno, "the delivered file cannot be written to the spool folder");
    bytes = bytes.subspan(static_cast<std::size_t>(written));
  }
}

IncomingFile::Received IncomingFile::finish() {
  if (::fsync(descriptor_) != 0) fail(errno, "the delivered file cannot be written to the spool folder");
  sync_folder(folder_);
  std::string sha256 = hash_.finish();
  kept_ = true;
  return {name_, std::move(sha256), bytes_};
}

Spool::Spool(fs::path folder) : folder_(std::move(folder)) {
  if (sodium_init() < 0) throw Failure({ErrorCode::unavailable, "libsodium cannot be started", "spool", ""});
  if (::mkdir(folder_.c_str(), 0700) != 0 && errno != EEXIST) fail(errno, "the spool folder cannot be made");
}

fs::path Spool::path_of(std::string_view name) const { return folder_ / name; }

void Spool::remove(std::string_view name) const { ::unlink(path_of(name).c_str()); }

void Spool::keep_only(const std::vector<std::string>& names) const {
  std::vector<std::string> found;
  std::error_code error;
  for (fs::directory_iterator at(folder_, error), end; !error && at != end; at.increment(error))
    found.push_back(at->path().filename().string());
  if (error) throw Failure({ErrorCode::io, "the spool folder cannot be listed", "spool", ""});
  for (const std::string& name : found)
    if (std::find(names.begin(), names.end(), name) == names.end()) remove(name);
}

}  // namespace benefit::jobs
