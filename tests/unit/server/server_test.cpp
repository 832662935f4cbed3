#include "daemon/server/server.hpp"

#include "tests/support/temporary_folder.hpp"
#include "tests/support/unix_client.hpp"

#include <atomic>
#include <fstream>
#include <future>
#include <iterator>
#include <string>
#include <thread>
#include <vector>

#include <boost/json.hpp>
#include <catch2/catch.hpp>
#include <spdlog/spdlog.h>

using namespace benefit;
using namespace benefit::test;
using namespace std::chrono_literals;
namespace fs = std::filesystem;
namespace json = boost::json;

namespace {

/// A server over a socket in a folder of its own, whose commands are answered by `answer`.
class Fixture {
 public:
  explicit Fixture(server::Limits limits = {}, api::Roles roles = api::Roles::all())
      : spool_(folder_.path() / "spool"),
        server_(
            server::ListeningSocket::open(socket()),
            [this](const api::Request& request) { return answer(request); },
            [roles](const server::PeerCredentials& peer) {
              return api::Identity{peer.uid, "ann", roles};
            },
            spool_, limits) {
    spdlog::set_level(spdlog::level::off);
    server_.start();
  }

  /// Set before the first request.
  std::function<api::Reply(const api::Request&)> answer = [](const api::Request& request) {
    return api::Reply{200, json::object{{"command", request.command->name()}}};
  };

  fs::path socket() const { return folder_.path() / "s"; }
  fs::path spool_folder() const { return folder_.path() / "spool"; }
  std::size_t spooled_files() const {
    return static_cast<std::size_t>(std::distance(fs::directory_iterator(spool_folder()), {}));
  }
  server::Server& server() { return server_; }

 private:
  TemporaryFolder folder_;
  jobs::Spool spool_;
  server::Server server_;
};

json::object body_of(const std::string& response) {
  return json::parse(response.substr(response.find("\r\n\r\n") + 4)).as_object();
}

std::string error_code(const std::string& response) {
  return std::string(body_of(response).at("error").at("code").as_string());
}

server::Limits with(void (*change)(server::Limits&)) {
  server::Limits limits;
  change(limits);
  return limits;
}

}  // namespace

TEST_CASE("a request is answered in JSON, with its id, and is not to be stored") {
  Fixture fixture;
  Client client(fixture.socket());
  REQUIRE(client.send(get("/v1/status")));
  const std::string response = client.read_response();
  CHECK(status_of(response) == 200);
  CHECK(response.find("Content-Type: application/json\r\n") != std::string::npos);
  CHECK(response.find("Cache-Control: no-store\r\n") != std::string::npos);
  CHECK(response.find("X-Request-Id: ") != std::string::npos);
  CHECK(body_of(response).at("command").as_string() == "status");
}

TEST_CASE("a session goes on with its next request") {
  Fixture fixture;
  Client client(fixture.socket());
  for (int i = 0; i < 3; ++i) {
    REQUIRE(client.send(get("/v1/cases/12")));
    CHECK(status_of(client.read_response()) == 200);
  }
}

TEST_CASE("pipelined requests are answered one by one, in order") {
  Fixture fixture;
  Client client(fixture.socket());
  REQUIRE(client.send(get("/v1/status") + post("/v1/cases/7/take", "{}") + get("/v1/jobs") +
                      get("/v1/findings")));
  for (const char* command : {"status", "case take", "job list", "finding list"})
    CHECK(body_of(client.read_response()).at("command").as_string() == command);
}

TEST_CASE("a session ends when the client wants it to") {
  Fixture fixture;
  Client client(fixture.socket());
  REQUIRE(client.send("GET /v1/status HTTP/1.1\r\nConnection: close\r\n\r\n"));
  CHECK(status_of(client.read_to_end()) == 200);
}

TEST_CASE("parameters, language and form of the reply reach the command") {
  Fixture fixture;
  api::Request seen;
  fixture.answer = [&](const api::Request& request) {
    seen = request;
    return api::Reply{200, api::Text{"text/csv", "a,b\r\n"}};
  };
  Client client(fixture.socket());
  REQUIRE(
      client.send("GET /v1/cases?state=open&limit=3 HTTP/1.1\r\nAccept-Language: zh-CN\r\n"
                  "Accept: text/csv\r\n\r\n"));
  const std::string response = client.read_response();
  CHECK(response.ends_with("\r\n\r\na,b\r\n"));
  CHECK(response.find("Content-Type: text/csv\r\n") != std::string::npos);
  CHECK(seen.parameters.get<std::string>("state") == "open");
  CHECK(seen.parameters.get<std::int64_t>("limit") == 3);
  CHECK(seen.language == api::Language::chinese);
  CHECK(seen.wants_csv);
  CHECK(seen.identity.user == "ann");
}

TEST_CASE("half a request and then silence is dropped") {
  Fixture fixture(with([](server::Limits& limits) { limits.header_timeout = 20ms; }));
  Client client(fixture.socket());
  REQUIRE(client.send("GET /v1/sta"));
  CHECK(client.read_to_end().empty());
}

TEST_CASE("silence from the beginning is dropped") {
  Fixture fixture(with([](server::Limits& limits) { limits.idle_timeout = 20ms; }));
  Client client(fixture.socket());
  CHECK(client.read_to_end().empty());
}

TEST_CASE("a body that stops short is dropped, and its command is never told") {
  Fixture fixture(with([](server::Limits& limits) { limits.body_timeout = 20ms; }));
  std::atomic<int> told = 0;
  fixture.answer = [&](const api::Request&) { return ++told, api::Reply{}; };
  Client client(fixture.socket());
  REQUIRE(client.send("POST /v1/verifications HTTP/1.1\r\nContent-Length: 100\r\n\r\n{\"as_of\":"));
  CHECK(client.read_to_end().empty());
  CHECK(told == 0);
}

TEST_CASE("a body that trickles is dropped however long it goes on") {
  Fixture fixture(with([](server::Limits& limits) { limits.body_timeout = 50ms; }));
  Client client(fixture.socket());
  REQUIRE(client.send("POST /v1/verifications HTTP/1.1\r\nContent-Length: 1000000\r\n\r\n"));
  while (client.send(" ")) std::this_thread::yield();
  CHECK(client.read_to_end().empty());
}

TEST_CASE("a client that never reads its reply is dropped") {
  Fixture fixture(with([](server::Limits& limits) { limits.write_timeout = 20ms; }));
  fixture.answer = [](const api::Request&) {
    return api::Reply{200, api::Text{"text/plain", std::string(16 << 20, 'x')}};
  };
  Client client(fixture.socket());
  REQUIRE(client.send(get("/v1/status")));
  // Its end of the socket is closed once the server gives up; what fits into the socket's buffer may still
  // arrive.
  while (client.send(get("/v1/status"))) std::this_thread::yield();
  CHECK(client.read_to_end().size() < (16U << 20));
}

TEST_CASE("a header over the limit is refused") {
  Fixture fixture(with([](server::Limits& limits) { limits.header_limit = 1024; }));
  Client client(fixture.socket());
  client.send("GET /v1/status HTTP/1.1\r\nX-Long: " + std::string(100'000, 'x') + "\r\n\r\n");
  const std::string response = client.read_to_end();
  CHECK(status_of(response) == 431);
  CHECK(error_code(response) == "too_large");
}

TEST_CASE("a body over the limit is refused by its announced length, before it is sent") {
  Fixture fixture(with([](server::Limits& limits) { limits.command_body_limit = 1000; }));
  Client client(fixture.socket());
  REQUIRE(
      client.send("POST /v1/verifications HTTP/1.1\r\nContent-Length: 1001\r\nExpect: 100-continue\r\n\r\n"));
  const std::string response = client.read_response();
  CHECK(status_of(response) == 413);
  CHECK(error_code(response) == "too_large");
}

TEST_CASE("a body over the limit is refused when it comes in chunks of unknown number") {
  Fixture fixture(with([](server::Limits& limits) { limits.command_body_limit = 1000; }));
  Client client(fixture.socket());
  client.send("POST /v1/verifications HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n");
  for (int i = 0; i < 100; ++i) client.send("100\r\n" + std::string(256, ' ') + "\r\n");
  CHECK(status_of(client.read_to_end()) == 413);
}

TEST_CASE("the limits of a photo and of a delivery are their own") {
  Fixture fixture(with([](server::Limits& limits) {
    limits.command_body_limit = 100;
    limits.photo_body_limit = 200;
    limits.delivery_limit = 300;
  }));
  const auto status = [&](const char* path, int length) {
    Client client(fixture.socket());
    client.send("POST " + std::string(path) + " HTTP/1.1\r\nContent-Length: " + std::to_string(length) +
                "\r\n\r\n" + std::string(static_cast<std::size_t>(length), ' '));
    return status_of(client.read_response());
  };
  CHECK(status("/v1/verifications", 101) == 413);
  CHECK(status("/v1/enrolled-photos", 200) == 400);  // not JSON, but not too large either
  CHECK(status("/v1/enrolled-photos", 201) == 413);
  CHECK(status("/v1/feeds/roll/deliveries", 300) == 200);
  CHECK(status("/v1/feeds/roll/deliveries", 301) == 413);
}

TEST_CASE("a client that asks whether to go on is told to") {
  Fixture fixture;
  Client client(fixture.socket());
  REQUIRE(
      client.send("POST /v1/verifications HTTP/1.1\r\nContent-Length: 2\r\nExpect: 100-continue\r\n\r\n"));
  CHECK(client.read_response() == "HTTP/1.1 100 Continue\r\n\r\n");
  REQUIRE(client.send("{}"));
  CHECK(status_of(client.read_response()) == 200);
}

TEST_CASE("what is no HTTP is told so and dropped") {
  Fixture fixture;
  for (const char* garbage : {"garbage\r\n\r\n", "\x16\x03\x01\x02\r\n\r\n", "GET /v1/status SPDY/3\r\n\r\n",
                              "POST /v1/verifications HTTP/1.1\r\nContent-Length: -5\r\n\r\n"}) {
    Client client(fixture.socket());
    client.send(garbage);
    CHECK(status_of(client.read_to_end()) == 400);
  }
}

TEST_CASE("a broken chunk is told so, and ends the session and nobody else's") {
  Fixture fixture;
  Client client(fixture.socket());
  client.send("POST /v1/verifications HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\nnot a size\r\n");
  CHECK(status_of(client.read_to_end()) == 400);
  Client other(fixture.socket());
  REQUIRE(other.send(get("/v1/status")));
  CHECK(status_of(other.read_response()) == 200);
}

TEST_CASE("what can be read in two ways ends the session before the next request is read out of it") {
  Fixture fixture;
  std::atomic<int> told = 0;
  fixture.answer = [&](const api::Request&) { return ++told, api::Reply{}; };
  Client client(fixture.socket());
  client.send("POST /v1/verifications HTTP/1.1\r\nX: a\r\n b\r\nContent-Length: 2\r\n\r\n{}" +
              get("/v1/status"));
  CHECK(status_of(client.read_to_end()) == 400);
  CHECK(told == 0);
}

TEST_CASE("a header that comes byte by byte is a header") {
  Fixture fixture;
  Client client(fixture.socket());
  for (const char byte : get("/v1/status")) REQUIRE(client.send(std::string(1, byte)));
  CHECK(status_of(client.read_response()) == 200);
}

TEST_CASE("bad JSON is an error of the request, and the session goes on") {
  Fixture fixture;
  Client client(fixture.socket());
  REQUIRE(client.send(post("/v1/verifications", "{\"as_of\":")));
  const std::string response = client.read_response();
  CHECK(status_of(response) == 400);
  CHECK(error_code(response) == "bad_request");
  REQUIRE(client.send(get("/v1/status")));
  CHECK(status_of(client.read_response()) == 200);
}

TEST_CASE("an unknown path is told the nearest known one") {
  Fixture fixture;
  Client client(fixture.socket());
  REQUIRE(client.send(get("/v1/statsu")));
  const std::string response = client.read_response();
  CHECK(status_of(response) == 404);
  CHECK(body_of(response).at("error").at("hint").as_string() == "did you mean '/v1/status'?");
}

TEST_CASE("a wrong method is told the right one") {
  Fixture fixture;
  Client client(fixture.socket());
  REQUIRE(client.send("DELETE /v1/cases/7 HTTP/1.1\r\n\r\n"));
  const std::string response = client.read_response();
  CHECK(status_of(response) == 405);
  CHECK(response.find("Allow: GET\r\n") != std::string::npos);
}

TEST_CASE("a GET brings no body") {
  Fixture fixture;
  Client client(fixture.socket());
  REQUIRE(client.send("GET /v1/status HTTP/1.1\r\nContent-Length: 2\r\n\r\n{}"));
  CHECK(status_of(client.read_to_end()) == 400);
}

TEST_CASE("a role that the command does not name is refused before the command is told") {
  Fixture fixture({}, {api::Role::auditor});
  std::atomic<int> told = 0;
  fixture.answer = [&](const api::Request&) { return ++told, api::Reply{}; };
  Client client(fixture.socket());
  REQUIRE(client.send(post("/v1/verifications", "{}")));
  CHECK(status_of(client.read_to_end()) == 403);
  Client reader(fixture.socket());
  REQUIRE(reader.send(get("/v1/cases")));
  CHECK(status_of(reader.read_response()) == 200);
  CHECK(told == 1);
}

TEST_CASE("who has no role may not even ask for the status") {
  Fixture fixture({}, api::Roles());
  Client client(fixture.socket());
  REQUIRE(client.send(get("/v1/status")));
  const std::string response = client.read_response();
  CHECK(status_of(response) == 403);
  CHECK(error_code(response) == "forbidden");
}

TEST_CASE("a failure of the environment gets its own status, a bug is not explained to the client") {
  Fixture fixture;
  fixture.answer = [](const api::Request& request) -> api::Reply {
    if (request.command->noun == "status")
      throw Failure({ErrorCode::disk_full, "no space left", "store", ""});
    throw std::runtime_error("secret of the house");
  };
  Client client(fixture.socket());
  REQUIRE(client.send(get("/v1/status") + get("/v1/jobs")));
  const std::string full = client.read_response();
  CHECK(status_of(full) == 507);
  CHECK(error_code(full) == "disk_full");
  const std::string bug = client.read_response();
  CHECK(status_of(bug) == 500);
  CHECK(error_code(bug) == "internal");
  CHECK(bug.find("secret") == std::string::npos);
}

TEST_CASE("a delivered file lies whole in the spool folder when its command is told") {
  Fixture fixture;
  const std::string content(3'000'000, 'k');
  std::string seen;
  api::Upload upload;
  fixture.answer = [&](const api::Request& request) {
    upload = *request.upload;
    std::ifstream file(fixture.spool_folder() / upload.spool_file, std::ios::binary);
    seen.assign(std::istreambuf_iterator<char>(file), {});
    return api::Reply{202, json::object{{"job", 1}}};
  };
  Client client(fixture.socket());
  REQUIRE(client.send(post("/v1/feeds/roll/deliveries?delivery=2018", content)));
  CHECK(status_of(client.read_response()) == 202);
  CHECK(seen == content);
  CHECK(upload.bytes == 3'000'000);
  // sha256sum of three million times 'k'.
  CHECK(upload.sha256 == "45efd7a94a35945017248a64ba01bdd050315b6ffe8e5937f70cd92ced7f11eb");
  CHECK(fixture.spooled_files() == 1);
}

TEST_CASE("an empty delivery is a file, too") {
  Fixture fixture;
  api::Upload upload;
  fixture.answer = [&](const api::Request& request) {
    upload = *request.upload;
    return api::Reply{202, json::object{}};
  };
  Client client(fixture.socket());
  REQUIRE(client.send(post("/v1/feeds/roll/deliveries", "")));
  CHECK(status_of(client.read_response()) == 202);
  CHECK(upload.bytes == 0);
  CHECK(upload.sha256 == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
}

TEST_CASE("a delivery in chunks is the same delivery") {
  Fixture fixture;
  std::int64_t bytes = 0;
  fixture.answer = [&](const api::Request& request) {
    bytes = request.upload->bytes;
    return api::Reply{202, json::object{}};
  };
  Client client(fixture.socket());
  REQUIRE(client.send("POST /v1/feeds/roll/deliveries HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n"));
  for (int i = 0; i < 50; ++i) REQUIRE(client.send("2710\r\n" + std::string(10'000, 'x') + "\r\n"));
  REQUIRE(client.send("0\r\n\r\n"));
  CHECK(status_of(client.read_response()) == 202);
  CHECK(bytes == 500'000);
}

TEST_CASE("nothing stays of a delivery that is cut off or refused") {
  Fixture fixture(with([](server::Limits& limits) { limits.body_timeout = 20ms; }));
  {
    Client client(fixture.socket());
    REQUIRE(client.send("POST /v1/feeds/roll/deliveries HTTP/1.1\r\nContent-Length: 9000000\r\n\r\n" +
                        std::string(1'000'000, 'x')));
    CHECK(client.read_to_end().empty());
  }
  fixture.answer = [](const api::Request&) { return api::Reply{404, json::object{}}; };
  Client client(fixture.socket());
  REQUIRE(client.send(post("/v1/feeds/roll/deliveries", "content")));
  CHECK(status_of(client.read_response()) == 404);
  fixture.server().stop();  // every session has let go of its file then
  CHECK(fixture.spooled_files() == 0);
}

TEST_CASE("more clients than sessions wait their turn") {
  Fixture fixture(with([](server::Limits& limits) { limits.max_connections = 2; }));
  std::vector<std::future<int>> statuses;
  for (int i = 0; i < 20; ++i)
    statuses.push_back(std::async(std::launch::async, [&] {
      Client client(fixture.socket());
      client.send("GET /v1/status HTTP/1.1\r\nConnection: close\r\n\r\n");
      return status_of(client.read_to_end());
    }));
  for (auto& status : statuses) CHECK(status.get() == 200);
}

TEST_CASE("a stop lets the request in hand end, drops idle sessions and takes no more") {
  Fixture fixture;
  std::promise<void> in_hand;
  std::promise<void> go_on;
  fixture.answer = [&](const api::Request&) {
    in_hand.set_value();
    go_on.get_future().wait();
    return api::Reply{200, json::object{{"ended", "well"}}};
  };
  Client idle(fixture.socket());
  Client busy(fixture.socket());
  REQUIRE(busy.send(get("/v1/status")));
  in_hand.get_future().wait();
  auto stopped = std::async(std::launch::async, [&] { fixture.server().stop(); });
  CHECK(idle.read_to_end().empty());  // so the stop has begun
  go_on.set_value();
  const std::string response = busy.read_to_end();
  CHECK(status_of(response) == 200);
  CHECK(response.find("Connection: close\r\n") != std::string::npos);
  stopped.wait();
  CHECK_FALSE(fs::exists(fixture.socket()));
  CHECK_THROWS(Client(fixture.socket()));
}

TEST_CASE("a stop does not wait for a client that stalls") {
  Fixture fixture(with([](server::Limits& limits) { limits.stop_timeout = 20ms; }));
  Client client(fixture.socket());
  REQUIRE(
      client.send("POST /v1/verifications HTTP/1.1\r\nContent-Length: 100\r\nExpect: 100-continue\r\n\r\n"));
  REQUIRE_FALSE(client.read_response().empty());  // the request is in hand
  fixture.server().stop();
  CHECK(client.read_to_end().empty());
}

TEST_CASE("the io thread tells that it is alive") {
  Fixture fixture;
  CHECK(fixture.server().responsive(10s));
  fixture.server().stop();
  CHECK_FALSE(fixture.server().responsive(0ms));
}
