#include "daemon/cli/http_service.hpp"

#include "tests/unit/cli/fake_session.hpp"

#include <cstring>
#include <filesystem>
#include <fstream>
#include <sys/socket.h>
#include <sys/un.h>
#include <thread>
#include <tuple>
#include <unistd.h>

#include <catch2/catch.hpp>

using namespace benefit;
using namespace std::chrono_literals;
namespace fs = std::filesystem;

namespace {

/// Reads one request, as far as its length says; empty when the client has closed.
std::string read_request(int client) {
  std::string request;
  char part[4096];
  while (true) {
    const std::size_t head = request.find("\r\n\r\n");
    if (head != std::string::npos) {
      const std::size_t at = request.find("Content-Length: ");
      const std::size_t length = at < head ? std::stoul(request.substr(at + 16)) : 0;
      if (request.size() >= head + 4 + length) return request;
    }
    const ssize_t got = read(client, part, sizeof part);
    if (got <= 0) return "";
    request.append(part, static_cast<std::size_t>(got));
  }
}

/// Called by the server's thread, where Catch may not be used: what is not sent, the client's checks miss.
void reply(int client, const std::string& body, const std::string& status = "200 OK") {
  const std::string text = "HTTP/1.1 " + status + "\r\nContent-Type: application/json\r\nContent-Length: " +
                           std::to_string(body.size()) + "\r\n\r\n" + body;
  std::ignore = send(client, text.data(), text.size(), MSG_NOSIGNAL);
}

/// A server on a unix socket that does with each connection, one after the other, what the test says.
class ScriptedServer {
 public:
  using Script = std::vector<std::function<void(int client)>>;

  explicit ScriptedServer(Script script)
      : path_(fs::temp_directory_path() / ("benefit_http_" + std::to_string(getpid()) + ".sock")) {
    fs::remove(path_);
    listener_ = socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
    sockaddr_un address{};
    address.sun_family = AF_UNIX;
    std::strncpy(address.sun_path, path_.c_str(), sizeof address.sun_path - 1);
    REQUIRE(bind(listener_, reinterpret_cast<const sockaddr*>(&address), sizeof address) == 0);
    REQUIRE(listen(listener_, 4) == 0);
    thread_ = std::thread([this, script = std::move(script)] {
      for (const auto& serve : script) {
        const int client = accept(listener_, nullptr, nullptr);
        serve(client);
        close(client);
      }
    });
  }
  ~ScriptedServer() {
    thread_.join();
    close(listener_);
    fs::remove(path_);
  }
  ScriptedServer(const ScriptedServer&) = delete;
  ScriptedServer& operator=(const ScriptedServer&) = delete;

  const fs::path& path() const { return path_; }

 private:
  fs::path path_;
  int listener_ = -1;
  std::thread thread_;
};

cli::Request get(const std::string& target, bool repeatable = true) {
  return {.target = target, .repeatable = repeatable};
}

fs::path file_of(std::size_t bytes) {
  const fs::path path = fs::temp_directory_path() / ("benefit_upload_" + std::to_string(getpid()));
  std::ofstream(path, std::ios::binary) << std::string(bytes, 'x');
  return path;
}

}  // namespace

TEST_CASE("requests go over one kept connection, in the operator's language") {
  std::vector<std::string> seen;
  ScriptedServer server({[&](int client) {
    for (const char* body : {R"({"n":1})", R"({"n":2})"}) {
      seen.push_back(read_request(client));
      reply(client, body);
    }
  }});
  cli::HttpService service(server.path(), "zh-CN");
  CHECK(service.exchange(get("/v1/status")).body == R"({"n":1})");
  const auto second =
      service.exchange({.method = cli::Request::Method::post, .target = "/v1/verifications", .body = "{}"});
  CHECK(second.status == 200);
  CHECK(second.content_type == "application/json");
  CHECK(second.body == R"({"n":2})");
  CHECK(seen[0].starts_with("GET /v1/status HTTP/1.1\r\n"));
  CHECK(seen[0].find("Accept-Language: zh-CN\r\n") != std::string::npos);
  CHECK(seen[1].starts_with("POST /v1/verifications HTTP/1.1\r\n"));
  CHECK(seen[1].ends_with("\r\n\r\n{}"));
}

TEST_CASE("a daemon that is not there: what, where, what to do") {
  cli::HttpService service("/nowhere/benefitd.sock", "en");
  const Error error = test::error_of([&] { service.exchange(get("/v1/status")); });
  CHECK(error.code == ErrorCode::unavailable);
  CHECK(error.what == "benefitd is not running");
  CHECK(error.where.starts_with("/nowhere/benefitd.sock"));
  CHECK(error.hint.find("systemctl start benefitd") != std::string::npos);

  cli::HttpService too_long("/" + std::string(200, 'x'), "en");
  CHECK(test::error_of([&] { too_long.exchange(get("/")); }).code == ErrorCode::bad_request);
}

TEST_CASE("a kept connection that the service closed is opened anew, once, for what may be repeated") {
  ScriptedServer server({[](int client) {
                           read_request(client);
                           reply(client, "{}");
                         },
                         [](int client) {
                           read_request(client);
                           reply(client, R"({"again":true})");
                         }});
  cli::HttpService service(server.path(), "en");
  service.exchange(get("/a"));
  CHECK(service.exchange(get("/b")).body == R"({"again":true})");
}

TEST_CASE("a decision is not sent twice on the chance that it was not heard") {
  int requests = 0;
  {
    ScriptedServer server({[&](int client) {
      read_request(client);
      reply(client, "{}");
      read_request(client);
      ++requests;
    }});
    cli::HttpService service(server.path(), "en");
    service.exchange(get("/a"));
    const cli::Request decision{.method = cli::Request::Method::post, .target = "/b", .body = "{}"};
    CHECK(test::error_of([&] { service.exchange(decision); }).code == ErrorCode::unavailable);
  }
  CHECK(requests == 1);
}

TEST_CASE("a daemon that does not answer is given up") {
  ScriptedServer server({[](int client) {
    read_request(client);
    read_request(client);  // until the client closes
  }});
  cli::HttpService service(server.path(), "en", {.answer = 50ms});
  const Error error = test::error_of([&] { service.exchange(get("/v1/status")); });
  CHECK(error.code == ErrorCode::timeout);
  CHECK(error.what == "benefitd does not answer");
}

TEST_CASE("a large reply is taken whole") {
  const std::string large = "\"" + std::string(20 << 20, 'y') + "\"";
  ScriptedServer server({[&](int client) {
    read_request(client);
    const std::string head =
        "HTTP/1.1 200 OK\r\nContent-Length: " + std::to_string(large.size()) + "\r\n\r\n";
    send(client, head.data(), head.size(), MSG_NOSIGNAL);
    for (std::size_t sent = 0; sent < large.size();) {
      const ssize_t part = send(client, large.data() + sent, large.size() - sent, MSG_NOSIGNAL);
      if (part <= 0) break;
      sent += static_cast<std::size_t>(part);
    }
  }});
  cli::HttpService service(server.path(), "en");
  CHECK(service.exchange(get("/v1/findings")).body.size() == large.size());
}

TEST_CASE("a file is sent whole and its progress told") {
  std::string request;
  ScriptedServer server({[&](int client) {
    request = read_request(client);
    reply(client, R"({"job":1})", "202 Accepted");
  }});
  constexpr std::size_t bytes = 1'000'000;
  const fs::path file = file_of(bytes);
  std::vector<std::int64_t> told;
  cli::HttpService service(server.path(), "en");
  const auto response = service.upload("/v1/feeds/roll/deliveries?delivery=x", file,
                                       [&](std::int64_t sent, std::int64_t total) {
                                         CHECK(total == bytes);
                                         told.push_back(sent);
                                       });
  CHECK(response.status == 202);
  CHECK(request.ends_with(std::string(bytes, 'x')));
  CHECK(request.size() > bytes);
  CHECK(std::is_sorted(told.begin(), told.end()));
  CHECK(told.back() == bytes);
  fs::remove(file);
}

TEST_CASE("an empty file is sent as one") {
  std::string request;
  ScriptedServer server({[&](int client) {
    request = read_request(client);
    reply(client, "{}");
  }});
  const fs::path file = file_of(0);
  cli::HttpService service(server.path(), "en");
  CHECK(service.upload("/x", file, nullptr).status == 200);
  CHECK(request.find("Content-Length: 0\r\n") != std::string::npos);
  fs::remove(file);
}

TEST_CASE("a service that refuses a delivery before it has read all of it is heard") {
  ScriptedServer server({[](int client) {
    char part[1024];
    std::ignore = read(client, part, sizeof part);
    reply(client, R"({"error":{"code":"too_large","what":"w","where":"","hint":""}})",
          "413 Payload Too Large");
    shutdown(client, SHUT_RD);
  }});
  const fs::path file = file_of(std::size_t{8} << 20);
  cli::HttpService service(server.path(), "en");
  const auto response = service.upload("/x", file, nullptr);
  CHECK(response.status == 413);
  fs::remove(file);
}

TEST_CASE("a file that cannot be read is told apart from a service that cannot be reached") {
  cli::HttpService service("/nowhere.sock", "en");
  CHECK(test::error_of([&] { service.upload("/x", "/nowhere/file.csv", nullptr); }).code == ErrorCode::io);
}
