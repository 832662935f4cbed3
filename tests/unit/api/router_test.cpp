#include "daemon/api/router.hpp"

#include <string>

#include <catch2/catch.hpp>

using namespace benefit;
using namespace benefit::api;

TEST_CASE("every command that asks the daemon is found by its own method and path") {
  for (const Command& command : commands()) {
    if (command.transport == Transport::offline || command.transport == Transport::dialogue) {
      CHECK(command.path.empty());
      continue;
    }
    std::string path;
    for (const char c : command.path) path += c == '{' ? '7' : c == '}' ? '7' : c;
    INFO(path);
    const auto route = find_route(method_of(command), path);
    REQUIRE(route);
    CHECK(route->command == &command);
  }
}

TEST_CASE("placeholders and the query are decoded") {
  const auto route =
      find_route("POST", "/v1/feeds/deaths-health/deliveries?delivery=2018%2F03%20a&encoding=utf-8");
  REQUIRE(route);
  CHECK(route->command->name() == "feed import");
  CHECK(route->path_parameters.at("feed") == "deaths-health");
  CHECK(route->query_parameters.at("delivery") == "2018/03 a");
  CHECK(route->query_parameters.at("encoding") == "utf-8");
}

TEST_CASE("a slash that is encoded stays within its place") {
  const auto route = find_route("GET", "/v1/cases/1%2F2");
  REQUIRE(route);
  CHECK(route->path_parameters.at("case") == "1/2");
}

TEST_CASE("an unknown path is told the nearest known one") {
  const auto none = find_route("GET", "/v1/case/12");
  REQUIRE_FALSE(none);
  CHECK(none.error().http_status == 404);
  CHECK(none.error().error.code == ErrorCode::not_found);
  CHECK(none.error().error.hint == "did you mean '/v1/cases/{case}'?");
  CHECK_FALSE(find_route("GET", "/"));
  CHECK_FALSE(find_route("GET", "/v1/status/"));
  CHECK_FALSE(find_route("GET", "/entirely/elsewhere/and/far/away"));
}

TEST_CASE("a known path with the wrong method says which one it takes") {
  const auto none = find_route("DELETE", "/v1/cases/12");
  REQUIRE_FALSE(none);
  CHECK(none.error().http_status == 405);
  CHECK(none.error().allowed_method == "GET");
  CHECK(find_route("GET", "/v1/verifications").error().allowed_method == "POST");
}

TEST_CASE("a target that is no path is refused") {
  for (const char* target : {"", "v1/status", "http://host/v1/status", "*", "/v1/%zz", "/v1/st atus"}) {
    INFO(target);
    const auto none = find_route("GET", target);
    REQUIRE_FALSE(none);
    CHECK(none.error().http_status == 400);
  }
}
