// What a person is told of what is kept about her.
#include "daemon/api/base64.hpp"
#include "tests/unit/api/house.hpp"

#include <catch2/catch.hpp>

using namespace benefit;
using namespace benefit::test;
namespace json = boost::json;

namespace {

const std::string number = citizen().to_string();

std::string content_of(const json::object& reply) {
  const auto bytes = api::base64_decoded(std::string(reply.at("content").as_string()));
  REQUIRE(bytes);
  return {bytes->begin(), bytes->end()};
}

json::object report_of(House& house) {
  const std::string body =
      R"({"id_number":")" + number + R"(","form":"json","purpose":"asked at the counter"})";
  const api::Reply reply = house.ask("POST", "/v1/person-reports", body);
  REQUIRE(reply.status == 200);
  return json::parse(content_of(House::object_of(reply))).as_object();
}

bool has_key_anywhere(const json::value& value, std::string_view key) {
  if (const auto* array = value.if_array())
    return std::ranges::any_of(*array, [&](const json::value& item) { return has_key_anywhere(item, key); });
  const auto* const object = value.if_object();
  return object != nullptr && std::ranges::any_of(*object, [&](const auto& member) {
           return member.key() == key || has_key_anywhere(member.value(), key);
         });
}

}  // namespace

TEST_CASE("a person's report holds the facts with their deliveries, the photos, the cases and the reads") {
  House house;
  house.deliver_paid_after_death();
  house.store->photos().enrol(citizen(), Day{std::chrono::year{2015} / 1 / 1}, Bytes{7}, {},
                              house.clock.now());
  house.verify();
  house.ask("POST", "/v1/person-reads", R"({"id_number":")" + number + R"("})", "li");

  const json::object report = report_of(house);

  CHECK(report.at("enrolments").as_array().size() == 1);
  CHECK(report.at("payments").at("list").at(0).at("source").at("delivery") == "payments-2018");
  CHECK(report.at("deaths").as_array().size() == 1);
  CHECK(report.at("photos") == json::parse(R"([{"photo":1,"role":"enrolled","at":"2015-01-01"}])"));
  CHECK_FALSE(report.at("findings").as_array().empty());
  REQUIRE(report.at("cases").as_array().size() == 1);
  CHECK_FALSE(report.at("steps").as_array().empty());
  CHECK(report.at("retention").as_array().size() == all_retention_kinds.size());
  // The report itself is a read, with what it is for.
  const json::array& reads = report.at("reads").as_array();
  REQUIRE(reads.size() == 2);
  CHECK(reads.at(0).at("what") == "person.show");
  CHECK(reads.at(1).at("what") == "person.report");
  CHECK(reads.at(1).at("purpose") == "asked at the counter");
  CHECK(house.on_record("person.report"));
}

TEST_CASE("a person's report names officers by their role only") {
  House house;
  house.deliver_paid_after_death();
  house.verify();
  house.ask("POST", "/v1/cases/1/take", "", "liqiang");
  house.ask("POST", "/v1/person-reads", R"({"id_number":")" + number + R"("})", "nobody_known");
  const json::object report = report_of(house);
  for (const char* officer : {"actor", "taken_by", "proposed_by", "operator"})
    CHECK_FALSE(has_key_anywhere(report, officer));
  const json::array& reads = report.at("reads").as_array();
  CHECK(reads.back().at("roles").as_array().front() == "clerk");
  CHECK(std::ranges::any_of(reads,
                            [](const json::value& read) { return read.at("roles").as_array().empty(); }));
}

TEST_CASE("the paper is a PDF with the photos that are kept, in either language") {
  House house;
  house.services.make_thumbnail = [](std::span<const std::uint8_t>, int) -> Expected<face::Thumbnail> {
    return face::Thumbnail{1, 1, {7, 7, 7}};
  };
  house.deliver_paid_after_death();
  house.store->photos().enrol(citizen(), Day{std::chrono::year{2015} / 1 / 1}, Bytes{7}, {},
                              house.clock.now());
  for (const api::Language language : {api::Language::english, api::Language::chinese}) {
    const json::object reply = House::object_of(house.ask(
        "POST", "/v1/person-reports", R"({"id_number":")" + number + R"("})", "ann", false, language));
    CHECK(content_of(reply).starts_with("%PDF-"));
    CHECK(reply.at("photos") == 1);
  }
}

TEST_CASE("there is no report about somebody of whom nothing is known") {
  House house;
  const api::Reply reply = house.ask("POST", "/v1/person-reports", R"({"id_number":")" + number + R"("})");
  CHECK(House::error_of(reply) == "not_found");
}
