// The other end of the daemon's socket, as raw as a hostile client.
#pragma once

#include <cerrno>
#include <cstring>
#include <filesystem>
#include <stdexcept>
#include <string>
#include <string_view>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

namespace benefit::test {

/// Blocking, and without any timeout of its own: what a test waits for is the server's doing.
class Client {
 public:
  explicit Client(const std::filesystem::path& socket) : descriptor_(::socket(AF_UNIX, SOCK_STREAM, 0)) {
    sockaddr_un address{};
    address.sun_family = AF_UNIX;
    std::strncpy(address.sun_path, socket.c_str(), sizeof address.sun_path - 1);
    if (::connect(descriptor_, reinterpret_cast<const sockaddr*>(&address), sizeof address) != 0) {
      ::close(descriptor_);
      throw std::runtime_error("cannot connect");
    }
  }
  ~Client() { ::close(descriptor_); }
  Client(const Client&) = delete;
  Client& operator=(const Client&) = delete;

  /// False when the server has closed its end.
  bool send(std::string_view text) {
    while (!text.empty()) {
      const ssize_t sent = ::send(descriptor_, text.data(), text.size(), MSG_NOSIGNAL);
      if (sent < 0) return false;
      text.remove_prefix(static_cast<std::size_t>(sent));
    }
    return true;
  }

  /// Up to the end that the server makes.
  std::string read_to_end() {
    while (read_more()) {
    }
    return std::exchange(received_, {});
  }

  /// One whole response with its body; empty when the server ended before.
  std::string read_response() {
    std::size_t header_end = 0;
    while ((header_end = received_.find("\r\n\r\n")) == std::string::npos)
      if (!read_more()) return {};
    const std::size_t size = header_end + 4 + content_length(received_.substr(0, header_end));
    while (received_.size() < size)
      if (!read_more()) return {};
    std::string response = received_.substr(0, size);
    received_.erase(0, size);
    return response;
  }

 private:
  bool read_more() {
    char chunk[64 * 1024];
    const ssize_t got = ::recv(descriptor_, chunk, sizeof chunk, 0);
    if (got <= 0) return false;
    received_.append(chunk, static_cast<std::size_t>(got));
    return true;
  }

  static std::size_t content_length(const std::string& header) {
    const std::string name = "Content-Length: ";
    const std::size_t at = header.find(name);
    return at == std::string::npos ? 0 : std::stoul(header.substr(at + name.size()));
  }

  int descriptor_;
  std::string received_;
};

inline std::string get(std::string_view path) {
  return "GET " + std::string(path) + " HTTP/1.1\r\nHost: x\r\n\r\n";
}

inline std::string post(std::string_view path, std::string_view body) {
  return "POST " + std::string(path) +
         " HTTP/1.1\r\nHost: x\r\nContent-Length: " + std::to_string(body.size()) + "\r\n\r\n" +
         std::string(body);
}

/// "HTTP/1.1 200 OK..." is 200; 0 for no response.
inline int status_of(std::string_view response) {
  return response.size() < 12 ? 0 : std::stoi(std::string(response.substr(9, 3)));
}

}  // namespace benefit::test
