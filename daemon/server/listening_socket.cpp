#include "daemon/server/listening_socket.hpp"

#include "verify/types/error.hpp"

#include <array>
#include <cerrno>
#include <cstring>
#include <netdb.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
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

/// Connections are taken over with it: small replies go out at once, and a line that is dead is noticed.
bool set_up_tcp(int descriptor) {
  const int on = 1;
  return ::setsockopt(descriptor, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on) == 0 &&
         ::setsockopt(descriptor, SOL_SOCKET, SO_KEEPALIVE, &on, sizeof on) == 0;
}

}  // namespace

HandedOverSockets sockets_from_systemd() {
  HandedOverSockets sockets;
  const int count = ::sd_listen_fds(1);
  for (int descriptor = SD_LISTEN_FDS_START; descriptor < SD_LISTEN_FDS_START + count; ++descriptor) {
    const bool is_unix = ::sd_is_socket(descriptor, AF_UNIX, SOCK_STREAM, 1) > 0;
    const bool is_tcp = ::sd_is_socket_inet(descriptor, AF_UNSPEC, SOCK_STREAM, 1, 0) > 0;
    auto& place = is_unix ? sockets.unix_socket : sockets.stations;
    if ((!is_unix && !is_tcp) || place)
      fail(ErrorCode::bad_request,
           "systemd has to hand over one listening unix stream socket, and one of TCP for stations at most",
           "benefitd.socket");
    if (is_tcp) set_up_tcp(descriptor);
    place.emplace(descriptor);
  }
  return sockets;
}

ListeningSocket ListeningSocket::open(const std::filesystem::path& path) {
  const sockaddr_un address = address_of(path);
  remove_stale(path, address);
  const int descriptor = new_socket(path);
  ListeningSocket socket(descriptor);
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

ListeningSocket ListeningSocket::open_port(const std::string& address, std::uint16_t port) {
  addrinfo wanted{};
  wanted.ai_family = AF_UNSPEC;
  wanted.ai_socktype = SOCK_STREAM;
  wanted.ai_flags = AI_NUMERICHOST | AI_NUMERICSERV | AI_PASSIVE;
  addrinfo* found = nullptr;
  const std::string where = fmt::format("{}, port {}", address, port);
  if (::getaddrinfo(address.c_str(), std::to_string(port).c_str(), &wanted, &found) != 0)
    fail(ErrorCode::bad_request, "this is no address in digits", where, "Mend 'stations.address'.");
  ListeningSocket socket(::socket(found->ai_family, SOCK_STREAM | SOCK_CLOEXEC, 0));
  const int on = 1;
  const bool listens = socket.descriptor_ >= 0 &&
                       ::setsockopt(socket.descriptor_, SOL_SOCKET, SO_REUSEADDR, &on, sizeof on) == 0 &&
                       set_up_tcp(socket.descriptor_) &&
                       ::bind(socket.descriptor_, found->ai_addr, found->ai_addrlen) == 0 &&
                       ::listen(socket.descriptor_, SOMAXCONN) == 0;
  const int error = errno;
  ::freeaddrinfo(found);
  if (!listens)
    fail(ErrorCode::io, fmt::format("the port cannot be used: {}", std::system_category().message(error)),
         where);
  return socket;
}

int ListeningSocket::family() const {
  sockaddr_storage address{};
  socklen_t size = sizeof address;
  if (::getsockname(descriptor_, reinterpret_cast<sockaddr*>(&address), &size) != 0)
    fail(ErrorCode::io, "the listening socket is none", "socket");
  return address.ss_family;
}

ListeningSocket::~ListeningSocket() {
  if (descriptor_ >= 0) ::close(descriptor_);
  if (!path_.empty()) ::unlink(path_.c_str());
}

}  // namespace benefit::server
