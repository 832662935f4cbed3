// The unix socket on which the daemon listens: handed over by systemd, or its own.
#pragma once

#include <filesystem>
#include <optional>
#include <utility>

namespace benefit::server {

/// Owns a listening descriptor, and the socket file when it made one.
class ListeningSocket {
 public:
  /// The one that systemd hands over (socket activation); nullopt when the daemon was started without.
  /// Throws Failure (bad_request) when what is handed over is not one listening unix stream socket.
  static std::optional<ListeningSocket> from_systemd();
  /// Makes the file with mode 0660. A file that a dead daemon left is replaced; one that a live daemon
  /// listens on is not. Throws Failure: state_locked (a live one), bad_request (the path is too long, or
  /// something else is there), io.
  static ListeningSocket open(const std::filesystem::path& path);

  ListeningSocket(ListeningSocket&& other) noexcept
      : descriptor_(std::exchange(other.descriptor_, -1)), path_(std::exchange(other.path_, {})) {}
  ListeningSocket& operator=(ListeningSocket&&) = delete;
  ~ListeningSocket();

  /// Gives the descriptor away; the file is still removed at the end.
  int release() { return std::exchange(descriptor_, -1); }

 private:
  ListeningSocket(int descriptor, std::filesystem::path path)
      : descriptor_(descriptor), path_(std::move(path)) {}

  int descriptor_;
  std::filesystem::path path_;  ///< empty: the file is systemd's
};

}  // namespace benefit::server
