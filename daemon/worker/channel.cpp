#include "daemon/worker/channel.hpp"

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

namespace benefit::worker {
namespace {

constexpr std::size_t header_size = sizeof(std::uint32_t) + sizeof(MessageKind);

bool try_again() { return errno == EAGAIN || errno == EINTR; }

}  // namespace

Channel& Channel::operator=(Channel&& other) noexcept {
  if (this != &other) {
    close();
    descriptor_ = std::exchange(other.descriptor_, -1);
  }
  return *this;
}

void Channel::close() {
  if (descriptor_ >= 0) ::close(std::exchange(descriptor_, -1));
}

bool Channel::wait_for(short events, Deadline deadline) const {
  for (;;) {
    int timeout = -1;
    if (deadline) {
      const auto left =
          std::chrono::ceil<std::chrono::milliseconds>(*deadline - std::chrono::steady_clock::now()).count();
      if (left <= 0) return false;
      timeout = static_cast<int>(std::min<std::int64_t>(left, 60'000));
    }
    pollfd waiting{descriptor_, events, 0};
    const int ready = ::poll(&waiting, 1, timeout);
    if (ready > 0) return true;
    if (ready < 0 && errno != EINTR) return false;
  }
}

bool Channel::write_all(std::span<const std::uint8_t> bytes, Deadline deadline) {
  while (!bytes.empty()) {
    if (!wait_for(POLLOUT, deadline)) return false;
    const ssize_t written = ::send(descriptor_, bytes.data(), bytes.size(), MSG_NOSIGNAL | MSG_DONTWAIT);
    if (written < 0 && !try_again()) return false;
    if (written > 0) bytes = bytes.subspan(static_cast<std::size_t>(written));
  }
  return true;
}

bool Channel::read_all(std::span<std::uint8_t> bytes, Deadline deadline) {
  while (!bytes.empty()) {
    if (!wait_for(POLLIN, deadline)) return false;
    const ssize_t got = ::recv(descriptor_, bytes.data(), bytes.size(), MSG_DONTWAIT);
    if (got == 0 || (got < 0 && !try_again())) return false;
    if (got > 0) bytes = bytes.subspan(static_cast<std::size_t>(got));
  }
  return true;
}

bool Channel::send(MessageKind kind, std::span<const std::uint8_t> payload, Deadline deadline) {
  if (descriptor_ < 0 || payload.size() > max_payload) return false;
  std::array<std::uint8_t, header_size> header{};
  const auto size = static_cast<std::uint32_t>(payload.size());
  std::memcpy(header.data(), &size, sizeof size);
  header.back() = static_cast<std::uint8_t>(kind);
  return write_all(header, deadline) && write_all(payload, deadline);
}

std::optional<Message> Channel::receive(Deadline deadline) {
  std::array<std::uint8_t, header_size> header{};
  if (descriptor_ < 0 || !read_all(header, deadline)) return std::nullopt;
  std::uint32_t size = 0;
  std::memcpy(&size, header.data(), sizeof size);
  if (size > max_payload) return std::nullopt;
  Message message{static_cast<MessageKind>(header.back()), Bytes(size)};
  if (!read_all(message.payload, deadline)) return std::nullopt;
  return message;
}

}  // namespace benefit::worker
