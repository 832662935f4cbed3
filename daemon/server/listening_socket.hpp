// The sockets on which the daemon listens: handed over by systemd, or its own.
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <utility>

namespace benefit::server {

/// Owns a listening descriptor, and the socket file when it made one.
class ListeningSocket {
 public:
  /// Makes the file with mode 0660. A file that a dead daemon left is replaced; one that a live daemon
  /// listens on is not. Throws Failure: state_locked (a live one), bad_request (the path is too long, or
  /// something else is there), io.
  static ListeningSocket open(const std::filesystem::path& path);
  /// Listens on a TCP port. `address`: of IPv4 or IPv6, in digits. Throws Failure: bad_request (no address),
  /// io (in use, or not this machine's).
  static ListeningSocket open_port(const std::string& address, std::uint16_t port);
  /// Takes over a listening socket.
  explicit ListeningSocket(int descriptor) : descriptor_(descriptor) {}

  ListeningSocket(ListeningSocket&& other) noexcept
      : descriptor_(std::exchange(other.descriptor_, -1)), path_(std::exchange(other.path_, {})) {}
  ListeningSocket& operator=(ListeningSocket&&) = delete;
  ~ListeningSocket();

  /// AF_UNIX, AF_INET or AF_INET6.
  int family() const;
  /// Gives the descriptor away; the file is still removed at the end.
  int release() { return std::exchange(descriptor_, -1); }

 private:
  int descriptor_;
  std::filesystem::path path_{};  ///< empty: the file is systemd's, or there is none
};

/// What systemd hands over (socket activation).
struct HandedOverSockets {
  std::optional<ListeningSocket> unix_socket;  ///< of benefitd.socket
  std::optional<ListeningSocket> stations;     ///< of benefitd-stations.socket: TCP
};

/// Empty when the daemon was started without systemd. Throws Failure (bad_request) when something else is
/// handed over than listening stream sockets, at most one of a kind.
HandedOverSockets sockets_from_systemd();

}  // namespace benefit::server
