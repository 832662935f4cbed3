// How the port for stations is set up.
#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>

namespace benefit::server {

/// PEM files by which the service and its stations know each other.
struct StationFiles {
  std::optional<std::filesystem::path> certificate;  ///< the service's own, and what leads to its root
  std::optional<std::filesystem::path> key;          ///< of that certificate
  std::optional<std::filesystem::path> client_ca;    ///< who signs the stations' certificates
  std::optional<std::filesystem::path> crl;  ///< what that authority has revoked; nullopt: none is asked for
};

struct StationOptions {
  std::string address = "0.0.0.0";
  std::uint16_t port = 0;  ///< 0: off, unless systemd hands over a socket
  StationFiles files;

  /// Connections at a time, of all stations. One more drops the oldest that has not shown a certificate yet.
  std::size_t max_connections = 128;
  std::size_t max_connections_each = 4;   ///< of one station
  std::size_t request_threads = 4;        ///< of their own, so that a full port leaves the unix socket alone
  std::size_t requests_per_minute = 600;  ///< of one station, in the long run
  std::size_t burst = 100;                ///< of one station, at once
  std::chrono::milliseconds handshake_timeout{10'000};
  /// Bytes of a request's body. With max_connections it bounds the memory that bodies can take.
  std::uint64_t body_limit = 8ULL << 20;
};

}  // namespace benefit::server
