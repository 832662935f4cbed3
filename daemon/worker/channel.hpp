// One end of the socket pair between the service and a worker: whole messages, or nothing.
#pragma once

#include "daemon/worker/message.hpp"

#include <chrono>
#include <optional>
#include <span>
#include <utility>

namespace benefit::worker {

/// Owns its descriptor. Used from one thread at a time.
class Channel {
 public:
  using Deadline = std::optional<std::chrono::steady_clock::time_point>;  ///< nullopt: wait for ever

  Channel() = default;
  explicit Channel(int descriptor) : descriptor_(descriptor) {}
  ~Channel() { close(); }
  Channel(Channel&& other) noexcept : descriptor_(std::exchange(other.descriptor_, -1)) {}
  Channel& operator=(Channel&& other) noexcept;

  /// False when the other end is gone, or did not take it all before the deadline.
  bool send(MessageKind kind, std::span<const std::uint8_t> payload, Deadline deadline);
  /// nullopt when the other end is gone, spoke nonsense, or said nothing before the deadline.
  std::optional<Message> receive(Deadline deadline);
  void close();

 private:
  bool write_all(std::span<const std::uint8_t> bytes, Deadline deadline);
  bool read_all(std::span<std::uint8_t> bytes, Deadline deadline);
  bool wait_for(short events, Deadline deadline) const;

  int descriptor_ = -1;
};

}  // namespace benefit::worker
