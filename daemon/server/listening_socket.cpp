#include "daemon/server/listening_socket.hpp"

#include "verify/types/error.hpp"

#include <cerrno>
#include <cstring>
#include <string>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <system_error>
#include <unistd.h>

#include <fmt/format.h>
#include <systemd/sd-daemon.h>

namespace benefit::server {
namespace {

[[noreturn]] void fail(ErrorCode code, std::string what, const std::filesystem::path& path,
                       std::string hint = "") {
  throw Failure({code, std::move(what), path.string(), std::move(hint)});
}

sockaddr_un address_of(const std::filesystem::path& path) {
  sockaddr_un address{};
  address.sun_family = AF_UNIX;
  if (path.native().size() >= sizeof address.sun_path)
    fail(ErrorCode::bad_request, "the path of the socket is too long", path,
         fmt::format("At most {} bytes; choose a shorter --socket.", sizeof address.sun_path - 1));
  std::memcpy(address.sun_path, path.c_str(), path.native().size());
  return address;
}

int new_socket(const std::filesystem::path& path) {
  const int descriptor = ::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
  if (descriptor < 0) fail(ErrorCode::io, "no socket can be made", path);
  return descriptor;
}

/// Clears the way for a new socket file.
void remove_stale(const std::filesystem::path& path, const sockaddr_un& address) {
  struct stat there {};
  if (::lstat(path.c_str(), &there) != 0) return;
  if (!S_ISSOCK(there.st_mode))
    fail(ErrorCode::bad_request, "there is something else than a socket", path, "Choose another --socket.");
  const int probe = new_socket(path);
  const int result = ::connect(probe, reinterpret_cast<const sockaddr*>(&address), sizeof address);
  const int error = errno;
  ::close(probe);
  if (result == 0 || error == EAGAIN)
    fail(ErrorCode::state_locked, "another daemon listens on this socket", path);
  if (error == ECONNREFUSED) ::unlink(path.c_str());
}

}  // namespace

std::optional<ListeningSocket> ListeningSocket::from_systemd() {
  const int count = ::sd_listen_fds(1);
  if (count <= 0) return std::nullopt;
  if (count > 1 || ::sd_is_socket(SD_LISTEN_FDS_START, AF_UNIX, SOCK_STREAM, 1) <= 0)
    fail(ErrorCode::bad_request, "systemd has to hand over one listening unix stream socket",
         "benefitd.socket");
  return ListeningSocket(SD_LISTEN_FDS_START, {});
}

ListeningSocket ListeningSocket::open(const std::filesystem::path& path) {
  const sockaddr_un address = address_of(path);
  remove_stale(path, address);
  const int descriptor = new_socket(path);
  ListeningSocket socket(descriptor, {});
  if (::bind(descriptor, reinterpret_cast<const sockaddr*>(&address), sizeof address) != 0)
    fail(ErrorCode::io, fmt::format("the socket cannot be made: {}", std::system_category().message(errno)),
         path);
  socket.path_ = path;
  // Before listen(), while nobody can connect yet.
  if (::chmod(path.c_str(), 0660) != 0 || ::listen(descriptor, SOMAXCONN) != 0)
    fail(ErrorCode::io, fmt::format("the socket cannot be used: {}", std::system_category().message(errno)),
         path);
  return socket;
}

ListeningSocket::~ListeningSocket() {
  if (descriptor_ >= 0) ::close(descriptor_);
  if (!path_.empty()) ::unlink(path_.c_str());
}

}  // namespace benefit::server
