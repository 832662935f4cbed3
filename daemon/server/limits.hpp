// What one client may ask of the server. Whoever goes over a limit gets an error or is dropped; nobody else
// notices.
#pragma once

#include "daemon/api/base64.hpp"
#include "verify/types/photo.hpp"

#include <chrono>
#include <cstdint>

namespace benefit::server {

struct Limits {
  /// Sessions at a time; further clients wait in the socket's queue until one ends.
  std::size_t max_connections = 64;
  /// Threads that answer requests.
  std::size_t request_threads = 4;

  std::chrono::milliseconds idle_timeout{60'000};    ///< between two requests of a session
  std::chrono::milliseconds header_timeout{10'000};  ///< from a request's first byte to the end of its header
  /// A body has to bring `body_progress` bytes, or its end, in each such span.
  std::chrono::milliseconds body_timeout{30'000};
  std::chrono::milliseconds write_timeout{30'000};  ///< for taking a whole reply
  /// How long requests in flight may take to end once the daemon is told to stop.
  std::chrono::milliseconds stop_timeout{10'000};

  std::uint64_t header_limit = 16ULL << 10;       ///< bytes
  std::uint64_t command_body_limit = 1ULL << 20;  ///< bytes of a JSON body
  /// Bytes of a JSON body that carries a photo: the largest one in base64, and what any body may have.
  std::uint64_t photo_body_limit = command_body_limit + api::base64_size(largest_photo_file);
  std::uint64_t delivery_limit = 16ULL << 30;  ///< bytes of a delivered file
  std::uint64_t body_progress = 256ULL << 10;  ///< bytes
};

}  // namespace benefit::server
