// Ledgers over the API: who may ask for what, and who is given the file.
#include "daemon/api/json/values.hpp"
#include "tests/unit/api/house.hpp"

#include <catch2/catch.hpp>

using namespace benefit;
using namespace benefit::test;
using namespace std::chrono_literals;
namespace json = boost::json;

namespace {

/// A job of ann's that has written a ledger of these bytes.
JobId written(House& house, const std::string& ledger, const std::string& bytes) {
  const JobId job = house.store->jobs().add(JobKind::write_ledger, "{}", "ann", house.clock.now());
  house.store->jobs().finished(job, JobState::done,
                               json::serialize(json::object{{"ledger", ledger}, {"format", "csv"}}),
                               std::nullopt, house.clock.now());
  house.ledgers.files[job] = bytes;
  return job;
}

std::string target(JobId job, const std::string& query = "") {
  return "/v1/ledgers/" + std::to_string(job) + query;
}

}  // namespace

TEST_CASE("a ledger is asked for by period, region, level and format, in the asker's language") {
  House house;
  const api::Reply reply =
      house.ask("POST", "/v1/ledgers/subsidies",
                R"({"period":"2018","region":"130225/胡各庄镇","level":"village","format":"xlsx"})", "ann",
                false, api::Language::chinese);
  CHECK(reply.status == 202);
  REQUIRE(house.queue.written.size() == 1);
  const auto& [ledger, by] = house.queue.written[0];
  CHECK(by == "ann");
  CHECK(ledger.kind == pipeline::LedgerKind::subsidies);
  CHECK(ledger.period == report::Period{2018});
  CHECK(ledger.region.path == RegionPath{{130225}, "胡各庄镇", ""});
  CHECK(ledger.level == report::RegionLevel::village);
  CHECK(ledger.format == report::TableFormat::xlsx);
  CHECK(ledger.language == api::Language::chinese);

  house.ask("POST", "/v1/ledgers/subsidies", R"({"period":"2018","level":"person"})");
  CHECK_FALSE(house.queue.written.back().first.level);
  house.ask("POST", "/v1/ledgers/management", R"({"period":"2018-03"})");
  CHECK_FALSE(house.queue.written.back().first.level);
  CHECK(house.queue.written.back().first.format == report::TableFormat::json);
  house.ask("POST", "/v1/reports/regions", R"({"period":"2018-03"})");
  CHECK(house.queue.written.back().first.kind == pipeline::LedgerKind::regions);
  CHECK(house.queue.written.back().first.level == report::RegionLevel::county);
}

TEST_CASE("a ledger that cannot be is refused before a job begins") {
  House house;
  for (const char* body :
       {R"({"period":"soon"})", R"({"period":"2018-03"})", R"({"period":"2018","region":"here"})"}) {
    INFO(body);
    CHECK(House::error_of(house.ask("POST", "/v1/ledgers/subsidies", body)) == "bad_request");
  }
  CHECK(house.queue.written.empty());
}

TEST_CASE("people's ledgers need an officer, figures by region a reader") {
  CHECK(api::find_command("ledger", "management")->may ==
        api::Roles{api::Role::clerk, api::Role::supervisor, api::Role::auditor});
  CHECK(api::find_command("ledger", "subsidies")->may ==
        api::Roles{api::Role::clerk, api::Role::supervisor, api::Role::auditor});
  CHECK(api::find_command("report", "regions")->may == api::service_readers);
}

TEST_CASE("a ledger is given part by part to whoever asked for it, and to nobody else") {
  House house;
  const JobId job = written(house, "management", "a,b\n1,2\n");
  const api::Reply whole = house.ask("GET", target(job));
  CHECK(std::get<api::Text>(whole.body).content == "a,b\n1,2\n");
  CHECK(std::get<api::Text>(house.ask("GET", target(job, "?offset=4")).body).content == "1,2\n");
  CHECK(std::get<api::Text>(house.ask("GET", target(job, "?offset=100")).body).content.empty());
  CHECK(House::error_of(house.ask("GET", target(job, "?offset=-1"))) == "bad_request");
  CHECK(House::error_of(house.ask("GET", target(job), "", "bob")) == "forbidden");
  CHECK(House::error_of(house.ask("GET", target(job + 1))) == "not_found");
  house.ledgers.files.clear();
  CHECK(House::error_of(house.ask("GET", target(job))) == "not_found");
}

TEST_CASE("who only runs the service gets no ledger of people") {
  House house;
  const auto as_administrator = [&](JobId job) {
    const auto route = api::find_route("GET", target(job));
    auto parameters = api::read_parameters(*route, "");
    return api::handle({route->command,
                        *std::move(parameters),
                        {1000, "ann", {api::Role::administrator}},
                        api::Language::english,
                        false,
                        std::nullopt},
                       house.services);
  };
  CHECK(as_administrator(written(house, "management", "x")).status == 403);
  CHECK(as_administrator(written(house, "regions", "x")).status == 200);
}

TEST_CASE("a job of another kind, or one that is not done, has written no ledger") {
  House house;
  const JobId other = house.store->jobs().add(JobKind::verify, "{}", "ann", house.clock.now());
  const JobId queued = house.store->jobs().add(JobKind::write_ledger, "{}", "ann", house.clock.now());
  CHECK(House::error_of(house.ask("GET", target(other))) == "not_found");
  CHECK(House::error_of(house.ask("GET", target(queued))) == "not_found");
}

TEST_CASE("a person is shown with tags and standing, now and as known on a day") {
  House house;
  FactsBuilder known;
  known.enrolment().benefit_from = 2018y / 2;
  known.registry_period(Registry::registered_poor, {Day{2016y / 1 / 1}, Day{2017y / 12 / 31}})
      .exit_procedure = true;
  known.registry_period(Registry::dibao, {Day{2999y / 1 / 1}, std::nullopt});
  house.deliver(Feed::roll, "roll", known.facts.enrolments);
  house.deliver(Feed::registry_registered_poor, "poor", known.facts.registry_periods);
  const std::string number = R"("id_number":")" + citizen().to_string() + R"(")";
  const json::object person = House::object_of(house.ask("POST", "/v1/person-reads", "{" + number + "}"));
  const json::array& tags = person.at("tags").as_array();
  REQUIRE(tags.size() == 2);
  CHECK(tags[0].at("tag").as_string() == "registered_poor");
  CHECK_FALSE(tags[0].at("holds").as_bool());
  CHECK(tags[0].at("sources").at(0).at("feed").as_string() == "registry-registered-poor");
  CHECK(tags[1].at("tag").as_string() == "lifted_out");
  CHECK(tags[1].at("holds").as_bool());
  CHECK(person.at("standings").at(0).at("standing").as_string() == "drawing");

  const Day today = china_day_of(house.clock.now());
  const auto as_of = [&](Day day) {
    return house.ask("POST", "/v1/person-reads",
                     "{" + number + R"(,"as_of":")" + std::string(api::to_json(day).as_string()) + R"("})");
  };
  CHECK(as_of(today).status == 200);
  CHECK(house.recorded().back().detail.starts_with("as of "));
  CHECK(House::error_of(as_of(today - std::chrono::days{1})) == "not_found");  // nothing was known by then
  CHECK(House::error_of(as_of(today + std::chrono::days{1})) == "bad_request");
}
