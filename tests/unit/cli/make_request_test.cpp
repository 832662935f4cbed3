#include "daemon/cli/make_request.hpp"

#include "tests/unit/cli/fake_session.hpp"

#include <boost/json.hpp>
#include <catch2/catch.hpp>

using namespace benefit;
using cli::Invocation;
using Values = std::map<std::string, std::string, std::less<>>;

namespace {

Invocation invocation(const char* noun, const char* verb, Values values = {}) {
  return {.command = api::find_command(noun, verb), .values = std::move(values)};
}

}  // namespace

TEST_CASE("a get puts its parameters into the path and the query") {
  const auto request =
      cli::make_request(invocation("case", "list", {{"state", "open"}, {"limit", "5"}, {"check", "D 1&x"}}));
  CHECK(request.method == cli::Request::Method::get);
  CHECK(request.target == "/v1/cases?state=open&check=D%201%26x&limit=5");
  CHECK(request.body.empty());
  CHECK(request.repeatable);
  CHECK(cli::make_request(invocation("case", "show", {{"case", "12"}})).target == "/v1/cases/12");
  CHECK(cli::make_request(invocation("finding", "list", {{"withdrawn", "true"}})).target ==
        "/v1/findings?withdrawn=true");
}

TEST_CASE("a post puts what is not in the path into a JSON object, each with its type") {
  const auto request = cli::make_request(
      invocation("case", "decide",
                 {{"case", "12"}, {"outcome", "entitled"}, {"reason", "she \"came\""}, {"yes", "true"}}));
  CHECK(request.method == cli::Request::Method::post);
  CHECK(request.target == "/v1/cases/12/decision");
  CHECK(boost::json::parse(request.body) ==
        boost::json::parse(R"({"outcome":"entitled","reason":"she \"came\""})"));
  CHECK_FALSE(request.repeatable);
  CHECK(cli::make_request(invocation("verify", "run")).body == "{}");
}

TEST_CASE("an upload puts its parameters into the query: the body is the file") {
  CHECK(cli::target_of(invocation("feed", "import",
                                  {{"feed", "roll"}, {"file", "/tmp/x"}, {"delivery", "名单 1.csv"}})) ==
        "/v1/feeds/roll/deliveries?delivery=%E5%90%8D%E5%8D%95%201.csv");
}

TEST_CASE("a value cannot leave its place in the path") {
  CHECK(cli::target_of(invocation("feed", "import", {{"feed", "../../x?y"}})) ==
        "/v1/feeds/..%2F..%2Fx%3Fy/deliveries");
}

TEST_CASE("what is not UTF-8 is named before anything is sent") {
  const auto refused = [](const char* noun, const char* verb, Values values) {
    return test::error_of([&] { cli::make_request(invocation(noun, verb, std::move(values))); });
  };
  const Error note = refused("case", "note", {{"case", "1"}, {"text", "\xd2\xd1"}});
  CHECK(note.code == ErrorCode::bad_request);
  CHECK(note.where == "TEXT");
  CHECK(note.what == "is not valid UTF-8");
  CHECK(refused("case", "list", {{"check", "\xff"}}).where == "--check");
  // GB18030, as a template is read.
  CHECK(refused("letter", "preview", {{"kind", "notice"}, {"template", "# a\nb\n\xd2\xd1"}}).where ==
        "--template, line 3");
}
