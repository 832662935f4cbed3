#include "tests/support/station_certificate.hpp"
#include "tests/unit/api/house.hpp"

#include <future>
#include <thread>

#include <catch2/catch.hpp>

using namespace benefit;
using namespace benefit::test;

namespace {

constexpr std::string_view collection =
    R"({"id_number":"130225194803120010","photo":"BQ==","captured_at":"2018-03-01T09:00:00+08:00","station":"S1"})";

std::string add_body(const std::string& station, const std::string& certificate) {
  return boost::json::serialize(boost::json::object{{"station", station}, {"certificate", certificate}});
}

/// What the server does with a collection that the station S1 hands in.
api::Reply hand_in(House& house, std::string_view body, std::optional<api::Key> key = std::nullopt) {
  const auto route = api::find_route("POST", "/v1/collections");
  auto parameters = api::read_parameters(*route, body);
  REQUIRE(parameters);
  api::Request request;
  request.command = route->command;
  request.parameters = *std::move(parameters);
  request.identity = {.user = actor_of_station("S1"), .roles = {api::Role::station}, .station = "S1"};
  request.key = std::move(key);
  return api::handle(request, house.services);
}

api::Key key_of(const std::string& text, char digit = '1') { return {text, std::string(64, digit)}; }

}  // namespace

TEST_CASE("a station is let in by its certificate, put on record, and the server is told") {
  House house;
  const api::Reply reply = house.ask("POST", "/v1/stations", add_body("S1", certificate_pem("urn")));
  REQUIRE(reply.status == 200);
  CHECK(House::object_of(reply).at("station").as_string() == "S1");
  CHECK(house.station_changes == 1);
  CHECK(house.on_record("station.add"));
  const auto listed = House::object_of(house.ask("GET", "/v1/stations/list")).at("certificates").as_array();
  REQUIRE(listed.size() == 1);
  CHECK(listed[0].at("state").as_string() == "not_yet");  // the house's clock is in 2018

  CHECK(house.ask("POST", "/v1/stations/S1/revoke", R"({"reason":"stolen"})").status == 200);
  CHECK(house.station_changes == 2);
  CHECK(house.on_record("station.revoke"));
}

TEST_CASE("a certificate of another name, or none at all, registers nobody") {
  House house;
  CHECK(house.ask("POST", "/v1/stations", add_body("S2", certificate_pem("urn"))).status == 422);
  CHECK(house.ask("POST", "/v1/stations", add_body("S1", "no certificate")).status == 422);
  CHECK(house.ask("POST", "/v1/stations/S1/revoke", R"({"reason":" "})").status == 400);
  CHECK(house.ask("POST", "/v1/stations/S1/revoke", R"({"reason":"lost"})").status == 404);
  CHECK(house.station_changes == 0);
}

TEST_CASE("a station hands in under its own name, and is told no score") {
  House house;
  const auto reply = House::object_of(hand_in(house, collection));
  CHECK(reply.at("answer").as_string() == "unsure");
  CHECK(reply.at("what_to_do").at("en").as_string().find("Nobody has been refused") != std::string::npos);
  CHECK(reply.at("what_to_do").at("zh").as_string().find("不是不通过") != std::string::npos);
  CHECK_FALSE(reply.contains("fused"));
  CHECK_FALSE(reply.contains("outcome"));
  std::string other(collection);
  other.replace(other.find("S1"), 2, "S2");
  CHECK(hand_in(house, other).status == 403);
}

TEST_CASE("a photo that says nothing is asked for again, and another way is named") {
  House house;
  std::string blank(collection);
  blank.replace(blank.find("BQ=="), 4, "AA==");
  const auto reply = House::object_of(hand_in(house, blank));
  CHECK(reply.at("answer").as_string() == "take_again");
  CHECK_FALSE(reply.at("what_to_do").at("zh").as_string().empty());
  std::string picture(collection);
  picture.replace(picture.find("BQ=="), 4, "BQk=");  // ends in 9: may show a picture
  CHECK(House::object_of(hand_in(house, picture)).at("answer").as_string() == "take_again");
}

TEST_CASE("the same key is answered as before; another body under it is refused") {
  House house;
  const api::Reply first = hand_in(house, collection, key_of("k"));
  const api::Reply again = hand_in(house, collection, key_of("k"));
  CHECK(House::object_of(first).at("state").as_string() == "new");
  CHECK(House::object_of(again) == House::object_of(first));
  CHECK(hand_in(house, collection, key_of("k", '2')).status == 422);
  CHECK(House::object_of(hand_in(house, collection, key_of("other"))).at("state").as_string() ==
        "already_there");
}

TEST_CASE("what was refused may come mended under the same key") {
  House house;
  std::string other(collection);
  other.replace(other.find("S1"), 2, "S2");
  CHECK(hand_in(house, other, key_of("k", '2')).status == 403);
  CHECK(hand_in(house, collection, key_of("k", '1')).status == 200);
}

TEST_CASE("two requests of one key are not worked on at a time") {
  House house;
  const auto* command = api::find_command("collection", "submit");
  api::Request request;
  request.command = command;
  request.identity.user = "station:S1";
  request.key = key_of("k");
  std::promise<void> in_hand, go_on;
  std::thread first([&] {
    const auto reply = house.keyed.answer_once(request, [&] {
      in_hand.set_value();
      go_on.get_future().wait();
      return api::Reply{200, boost::json::object{{"done", true}}};
    });
    CHECK(reply->status == 200);
  });
  in_hand.get_future().wait();
  const auto second =
      house.keyed.answer_once(request, []() -> api::Reply { throw std::logic_error("twice"); });
  CHECK(second.error().code == ErrorCode::conflict);
  go_on.set_value();
  first.join();
  CHECK(house.keyed.answer_once(request, []() -> api::Reply { throw std::logic_error("twice"); })->status ==
        200);
}

TEST_CASE("a key is one visible word, in quotes or without, for commands that take one") {
  const auto& submit = *api::find_command("collection", "submit");
  CHECK(api::read_idempotency_key(submit, 0, "").value() == std::nullopt);
  CHECK(api::read_idempotency_key(submit, 1, "\"a-1\"").value() == "a-1");
  CHECK(api::read_idempotency_key(submit, 1, "a-1").value() == "a-1");
  for (const std::string& wrong : {std::string(), std::string("\"\""), std::string("a b"), std::string("\"a"),
                                   std::string("\x80"), std::string(201, 'x')})
    CHECK_FALSE(api::read_idempotency_key(submit, 1, wrong));
  CHECK_FALSE(api::read_idempotency_key(submit, 2, "a"));
  CHECK_FALSE(api::read_idempotency_key(*api::find_command("verify", "run"), 1, "a"));
  CHECK(api::read_idempotency_key(*api::find_command("status", ""), 1, "a").value() == std::nullopt);
}
