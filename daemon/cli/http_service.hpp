// HTTP/1.1 over benefitd's unix socket.
#pragma once

#include "daemon/cli/service.hpp"

#include <chrono>
#include <filesystem>
#include <memory>
#include <string>

namespace benefit::cli {

/// How long the service may stay silent before the command gives up.
struct Patience {
  std::chrono::milliseconds connect = std::chrono::seconds{5};
  std::chrono::milliseconds send = std::chrono::seconds{30};  ///< for each part of a body
  std::chrono::milliseconds answer =
      std::chrono::seconds{120};  ///< from the last byte sent to the whole response
};

/// Keeps one connection open from request to request.
class HttpService final : public Service {
 public:
  /// Connects with the first request.
  HttpService(std::filesystem::path socket, std::string accept_language, Patience patience = {});
  ~HttpService() override;
  HttpService(const HttpService&) = delete;
  HttpService& operator=(const HttpService&) = delete;

  Response exchange(const Request& request) override;
  Response upload(const std::string& target, const std::filesystem::path& file,
                  const SentBytes& sent) override;

 private:
  class Connection;
  std::unique_ptr<Connection> connection_;
};

}  // namespace benefit::cli
