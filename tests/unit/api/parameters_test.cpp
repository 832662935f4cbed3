#include "daemon/api/parameters.hpp"

#include <string>

#include <catch2/catch.hpp>

using namespace benefit;
using namespace benefit::api;

namespace {

// An invented number with a right check character.
constexpr const char* id_number = "130203194801010014";

Route route(const char* method, const std::string& target) {
  auto found = find_route(method, target);
  REQUIRE(found);
  return *found;
}

Error refusal(const char* method, const std::string& target, std::string_view body = "") {
  const auto parameters = read_parameters(route(method, target), body);
  REQUIRE_FALSE(parameters);
  CHECK(parameters.error().code == ErrorCode::bad_request);
  return parameters.error();
}

std::string checked_id() {
  // The body of the constant above with whatever check character belongs to it.
  return CitizenId::from_body(13020319480101001ULL).to_string();
}

}  // namespace

TEST_CASE("parameters get the table's types") {
  const auto listed = read_parameters(route("GET", "/v1/cases?state=open&limit=20&check=D4"), "");
  REQUIRE(listed);
  CHECK(listed->get<std::string>("state") == "open");
  CHECK(listed->get<std::int64_t>("limit") == 20);
  CHECK(listed->text("check") == "D4");
  CHECK(listed->find<std::string>("county_code") == nullptr);
  CHECK(listed->text("county_code").empty());

  const auto shown = read_parameters(route("GET", "/v1/cases/12"), "");
  REQUIRE(shown);
  CHECK(shown->get<std::int64_t>("case") == 12);

  const auto run = read_parameters(route("POST", "/v1/verifications"), R"({"as_of":"2018-04-10"})");
  REQUIRE(run);
  CHECK(run->get<Day>("as_of") == Day{std::chrono::year{2018} / 4 / 10});
}

TEST_CASE("a flag is true by its mere name") {
  CHECK(read_parameters(route("GET", "/v1/findings?withdrawn"), "")->flag("withdrawn"));
  CHECK(read_parameters(route("GET", "/v1/findings?withdrawn=true"), "")->flag("withdrawn"));
  CHECK_FALSE(read_parameters(route("GET", "/v1/findings?withdrawn=false"), "")->flag("withdrawn"));
  CHECK_FALSE(read_parameters(route("GET", "/v1/findings"), "")->flag("withdrawn"));
  CHECK(refusal("GET", "/v1/findings?withdrawn=perhaps").where == "withdrawn");
}

TEST_CASE("a photo's row comes whole: ID number, time, bytes") {
  const auto parameters = read_parameters(
      route("POST", "/v1/collections"),
      R"({"id_number":")" + checked_id() +
          R"(","photo":"/9j/AA==","captured_at":"2018-03-01T09:30:00+08:00","station":"S1"})");
  REQUIRE(parameters);
  CHECK(parameters->get<CitizenId>("id_number").to_string() == checked_id());
  CHECK(parameters->get<Bytes>("photo") == Bytes{0xff, 0xd8, 0xff, 0x00});
  CHECK(parameters->get<Instant>("captured_at") ==
        Instant{Day{std::chrono::year{2018} / 3 / 1} + std::chrono::hours{1} + std::chrono::minutes{30}});
}

TEST_CASE("a missing parameter is named") {
  const Error error = refusal("POST", "/v1/cases/12/decision", R"({"outcome":"entitled"})");
  CHECK(error.what == "'reason' is missing");
  CHECK(error.where == "reason");
}

TEST_CASE("null is the same as left out") {
  CHECK(read_parameters(route("POST", "/v1/verifications"), R"({"as_of":null})")->find<Day>("as_of") ==
        nullptr);
}

TEST_CASE("an unknown parameter is told the nearest known one") {
  const Error error = refusal("GET", "/v1/cases?stat=open");
  CHECK(error.what == "the parameter 'stat' is unknown");
  CHECK(error.hint == "did you mean 'state'?");
  CHECK(refusal("GET", "/v1/status?x=1").hint == "none is expected here");
}

TEST_CASE("what benefitctl uses itself is not sent") {
  CHECK(refusal("POST", "/v1/cases/12/decision", R"({"outcome":"entitled","reason":"x","yes":true})").what ==
        "the parameter 'yes' is unknown");
}

TEST_CASE("a value of the wrong type is refused and never repeated") {
  CHECK(refusal("GET", "/v1/cases/twelve").where == "case");
  CHECK(refusal("GET", "/v1/cases/12x").where == "case");
  CHECK(refusal("GET", "/v1/cases/99999999999999999999").where == "case");
  CHECK(refusal("GET", "/v1/cases?limit=").where == "limit");
  CHECK(refusal("POST", "/v1/verifications", R"({"as_of":"2018-02-30"})").where == "as_of");
  const Error error = refusal("POST", "/v1/person-reads", R"({"id_number":"130203194801019999"})");
  CHECK(error.where == "id_number");
  CHECK((error.what + error.hint).find("1302") == std::string::npos);
  CHECK(refusal("POST", "/v1/enrolled-photos",
                R"({"id_number":")" + checked_id() + R"(","photo":"not base64!","taken_on":"2018-03-01"})")
            .where == "photo");
  CHECK(refusal("GET", std::string("/v1/cases?") + id_number + "=1").what == "a parameter is unknown");
}

TEST_CASE("a value that is not among the choices is told them") {
  const Error error = refusal("GET", "/v1/cases?state=opne");
  CHECK(error.what == "'state' has to be one of open, taken, proposed, decided, withdrawn");
  CHECK(error.hint == "did you mean 'open'?");
}

TEST_CASE("text is whole UTF-8 without NUL") {
  CHECK(read_parameters(route("POST", "/v1/cases/1/notes"), R"({"text":"在家"})")->text("text") == "在家");
  CHECK(refusal("POST", "/v1/cases/1/notes", R"({"text":"a\u0000b"})").where == "text");
  CHECK(refusal("POST", "/v1/feeds/roll/deliveries?delivery=%ff").where == "delivery");
}

TEST_CASE("a body that is no JSON object is refused") {
  for (const char* body : {"{", "nonsense", "[]", "5", "\"x\"", "null", "{\"as_of\":}", "{\"a\":1}garbage"}) {
    INFO(body);
    CHECK(refusal("POST", "/v1/verifications", body).where == "body");
  }
  CHECK(refusal("POST", "/v1/verifications", R"({"as_of":["2018-04-10"]})").where == "as_of");
  CHECK(read_parameters(route("POST", "/v1/verifications"), ""));
}

TEST_CASE("the path's word counts, not the body's") {
  CHECK(read_parameters(route("POST", "/v1/cases/12/notes"), R"({"case":13,"text":"x"})")
            ->get<std::int64_t>("case") == 12);
}

TEST_CASE("a name that is given twice is refused, however it is written") {
  const char* step = "/v1/cases/12/decision";
  const Error error = refusal("POST", step, R"({"dry_run":true,"outcome":"entitled","dry_run":false})");
  CHECK(error.what == "the parameter 'dry_run' is given twice");
  CHECK(refusal("POST", step, R"({"dry_run":true,"dry\u005frun":false})").what == error.what);
  CHECK(refusal("POST", step, R"({"dry_run":true,"dry_run":null})").what == error.what);
  CHECK(refusal("POST", step, R"({"1 1":1,"1 1":2})").what == "a parameter is given twice");
  // A text may look like one.
  const auto once =
      read_parameters(route("POST", "/v1/cases/12/notes"), R"({"text":"\"text\":1, \"text\":2 {"})");
  REQUIRE(once);
  CHECK(once->text("text") == R"("text":1, "text":2 {)");
}
