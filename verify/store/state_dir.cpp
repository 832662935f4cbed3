#include "verify/store/state_dir.hpp"

#include "verify/store/system_failure.hpp"

#include <array>
#include <cerrno>
#include <fcntl.h>
#include <string>
#include <sys/file.h>
#include <sys/stat.h>

#include <fmt/format.h>

namespace benefit::store {
namespace {

FileDescriptor open_for_owner(const std::filesystem::path& file) {
  FileDescriptor opened{::open(file.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, S_IRUSR | S_IWUSR)};
  if (!opened) throw system_failure("open a file of the state directory", file);
  return opened;
}

/// The process number that the holder wrote; empty when it has not yet.
std::string holder(const FileDescriptor& lock) {
  std::array<char, 16> digits{};
  const ssize_t length = ::pread(lock.get(), digits.data(), digits.size(), 0);
  std::string number{digits.data(), length > 0 ? static_cast<std::size_t>(length) : 0};
  number.erase(number.find_last_not_of('\n') + 1);
  return number;
}

void write_holder(const FileDescriptor& lock, const std::filesystem::path& file) {
  const std::string number = fmt::format("{}\n", ::getpid());
  if (::ftruncate(lock.get(), 0) != 0 ||
      ::pwrite(lock.get(), number.data(), number.size(), 0) != static_cast<ssize_t>(number.size()))
    throw system_failure("write the lock file", file);
}

}  // namespace

void make_state_dir(const std::filesystem::path& path) {
  std::error_code ignored;  // a failure shows itself in mkdir
  if (std::filesystem::is_directory(path, ignored)) return;
  std::filesystem::create_directories(std::filesystem::absolute(path).parent_path(), ignored);
  if (::mkdir(path.c_str(), S_IRWXU) == 0) return;
  const int refused = errno;
  if (std::filesystem::is_directory(path, ignored)) return;  // another process was quicker
  errno = refused;
  throw system_failure("make the state directory", path);
}

FileDescriptor lock_state_dir(const std::filesystem::path& path) {
  const std::filesystem::path file = path / lock_name;
  FileDescriptor lock = open_for_owner(file);
  if (::flock(lock.get(), LOCK_EX | LOCK_NB) != 0) {
    if (errno != EWOULDBLOCK) throw system_failure("lock the state directory", file);
    const std::string pid = holder(lock);
    throw Failure{Error{ErrorCode::state_locked,
                        pid.empty() ? std::string{"another process holds the state directory"}
                                    : fmt::format("process {} holds the state directory", pid),
                        path.string(), "stop that process, or give another state directory"}};
  }
  write_holder(lock, file);
  return lock;
}

StateDir::StateDir(const std::filesystem::path& path) : database_(path / database_name) {
  make_state_dir(path);
  lock_ = lock_state_dir(path);
  std::error_code ignored;
  const std::filesystem::path restoring = path / restore_folder_name;
  if (std::filesystem::exists(restoring, ignored)) {
    if (!std::filesystem::exists(database_, ignored))
      throw Failure{Error{ErrorCode::conflict, "a restore into the state directory was not finished",
                          path.string(), "restore once more: benefitd --restore FILE --state-dir DIR"}};
    std::filesystem::remove_all(restoring, ignored);  // the restore was killed when all was in its place
  }
  open_for_owner(database_);
}

}  // namespace benefit::store
