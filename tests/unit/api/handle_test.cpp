#include "daemon/api/handle.hpp"

#include "daemon/api/command.hpp"
#include "tests/unit/api/house.hpp"

#include <catch2/catch.hpp>

using namespace benefit;
using namespace benefit::test;
using namespace std::chrono_literals;
namespace json = boost::json;

TEST_CASE("every command that asks the daemon has a handler, and no other has") {
  for (const api::Command& command : api::commands()) {
    INFO(command.name());
    CHECK((api::find_handler(command.name()) != nullptr) ==
          (command.transport != api::Transport::offline && command.transport != api::Transport::dialogue));
  }
  CHECK(api::find_handler("case forget") == nullptr);
}

TEST_CASE("the fields that the table shows as columns are in the replies") {
  House house;
  house.deliver_paid_after_death();
  house.deliver(Feed::projects, "projects",
                std::vector{Project{.number = "1",
                                    .name = "小学",
                                    .builder = {},
                                    .started_on = Day{std::chrono::year{2018} / 3 / 5},
                                    .region = {{130225}, "", ""},
                                    .source = {}}});
  house.verify();
  for (const auto& [name, path] : {std::pair{"feed batches", "/v1/batches"},
                                   {"feed list", "/v1/feeds"},
                                   {"job list", "/v1/jobs"},
                                   {"finding list", "/v1/findings"},
                                   {"observation list", "/v1/observations"},
                                   {"case list", "/v1/cases"}}) {
    const api::Command* command = nullptr;
    for (const api::Command& one : api::commands())
      if (one.name() == name) command = &one;
    REQUIRE(command != nullptr);
    const json::object reply = House::object_of(house.ask("GET", path));
    const json::array& rows = reply.at(command->rows).as_array();
    REQUIRE_FALSE(rows.empty());
    for (const api::Column& column : command->columns) {
      INFO(name << ": " << column.field);
      CHECK(rows[0].as_object().contains(column.field.substr(0, column.field.find('.'))));
    }
  }
}

TEST_CASE("feeds are listed with what came of them, how complete, how late, and whether they are overdue") {
  House house;
  const auto deliver = [&](Feed feed, const std::string& delivery, Day received,
                           const DeliveryFigures& figures) {
    const auto writer = house.store->facts().begin_batch(
        {feed, delivery, std::string(64, 'a'), 1, morning_of(received), "ann"});
    FactsBuilder known;
    for (int line = 2; line < 6; ++line) {
      DeathRecord& death = known.death(Day{2018y / 1 / 20});
      death.source = {writer->id(), line};
      writer->add(death);
    }
    writer->reject({{7, "", "row.too_short", ""}, {"x"}});
    writer->commit(Encoding::utf8, {"id_number"}, 5, std::nullopt, figures);
  };
  const Day last = 2018y / 3 / 10;  // the clock stands on the 31st day after
  deliver(Feed::deaths_health, "january", 2018y / 2 / 10, {});
  deliver(Feed::deaths_health, "february", last,
          {.columns = {{"name", 4}, {"sex", 3}},
           .lags = {{2, 3}, {40, 1}},
           .first_day = Day{2018y / 1 / 20},
           .last_day = Day{2018y / 2 / 27},
           .months = {}});
  deliver(Feed::deaths_village, "february", last - std::chrono::days{1}, {});

  std::map<std::string, json::object> feeds;
  const json::object reply = House::object_of(house.ask("GET", "/v1/feeds"));
  for (const json::value& row : reply.at("feeds").as_array())
    feeds[std::string(row.at("feed").as_string())] = row.as_object();
  CHECK(feeds.size() == 24);
  const json::object& health = feeds.at("deaths-health");
  CHECK(health.at("state") == "in time");
  CHECK(health.at("received_on") == "2018-03-10");
  CHECK(health.at("last_delivery").at("delivery") == "february");
  CHECK(health.at("deliveries") == 2);
  CHECK(health.at("rows") == 8);
  CHECK(health.at("rows_rejected") == 2);
  CHECK(health.at("first_day") == "2018-01-20");
  CHECK(health.at("last_day") == "2018-02-27");
  CHECK(json::serialize(health.at("incomplete")) == R"(["sex 75.0%"])");
  CHECK(json::serialize(health.at("completeness")) ==
        R"([{"column":"name","filled":4,"rows":4},{"column":"sex","filled":3,"rows":4}])");
  CHECK(json::serialize(health.at("lag")) ==
        R"({"of":"death_date to recorded_on","rows":4,"median_days":2,"p90_days":40})");
  CHECK(feeds.at("deaths-village").at("state") == "overdue since 2018-04-10");
  CHECK(feeds.at("deaths-village").at("overdue") == true);
  CHECK(feeds.at("deaths-village").at("lag").is_null());
  CHECK(feeds.at("roll").at("state") == "never delivered");
  CHECK(feeds.at("roll").at("last_delivery").is_null());
  CHECK(feeds.at("roll").at("overdue") == false);
}

TEST_CASE("an import is queued with its file, under its name or its sum") {
  House house;
  CHECK(house.ask("POST", "/v1/feeds/deaths-health/deliveries?delivery=2018-03&encoding=gb18030").status ==
        202);
  CHECK(house.ask("POST", "/v1/feeds/roll/deliveries").status == 202);
  REQUIRE(house.queue.imports.size() == 2);
  CHECK(house.queue.imports[0].feed == Feed::deaths_health);
  CHECK(house.queue.imports[0].delivery == "2018-03");
  CHECK(house.queue.imports[0].encoding == Encoding::gb18030);
  CHECK(house.queue.imports[0].requested_by == "ann");
  CHECK(house.queue.imports[0].upload.spool_file == "delivery-1");
  CHECK(house.queue.imports[1].delivery == std::string(12, 'f'));
  CHECK_FALSE(house.queue.imports[1].encoding);
}

TEST_CASE("an unknown feed is told the nearest known one") {
  House house;
  const api::Reply reply = house.ask("POST", "/v1/feeds/death-health/deliveries");
  CHECK(reply.status == 404);
  CHECK(House::object_of(reply).at("error").at("hint").as_string() == "did you mean 'deaths-health'?");
  CHECK(house.queue.imports.empty());
}

TEST_CASE("a verification judges from today unless it is told another day") {
  House house;
  CHECK(House::object_of(house.ask("POST", "/v1/verifications")).at("job").as_int64() == 42);
  house.ask("POST", "/v1/verifications", R"({"as_of":"2018-03-01","full":true})");
  REQUIRE(house.queue.verifications.size() == 2);
  CHECK(house.queue.verifications[0] == std::pair{Day{2018y / 4 / 10}, false});
  CHECK(house.queue.verifications[1] == std::pair{Day{2018y / 3 / 1}, true});
  CHECK(house.ask("POST", "/v1/verifications", R"({"as_of":"2018-04-11"})").status == 400);
  house.ask("POST", "/v1/verifications", R"({"as_known_on":"2018-02-01"})");
  house.ask("POST", "/v1/verifications", R"({"as_known_on":"2018-02-01","as_of":"2018-01-31"})");
  REQUIRE(house.queue.verifications.size() == 4);
  CHECK(house.queue.known_on_days[0] == std::nullopt);
  CHECK(house.queue.verifications[2].first == Day{2018y / 2 / 1});
  CHECK(house.queue.verifications[3].first == Day{2018y / 1 / 31});
  CHECK(house.queue.known_on_days[3] == Day{2018y / 2 / 1});
  CHECK(house.ask("POST", "/v1/verifications", R"({"as_known_on":"2018-04-11"})").status == 400);
  CHECK(
      house.ask("POST", "/v1/verifications", R"({"as_known_on":"2018-02-01","as_of":"2018-02-02"})").status ==
      400);
}

TEST_CASE("whoever asked for a job may stop it; others' jobs are for supervisors and administrators") {
  House house;
  const JobId job = house.store->jobs().add(JobKind::verify, "{}", "ann", house.clock.now());
  const std::string path = "/v1/jobs/" + std::to_string(job) + "/";
  house.roles = {api::Role::clerk};
  CHECK(house.ask("POST", path + "pause").status == 200);
  CHECK(house.ask("POST", path + "cancel", "", "bob").status == 403);
  house.roles = {api::Role::administrator};
  CHECK(house.ask("POST", path + "resume", "", "bob").status == 200);
  CHECK(house.ask("POST", path + "cancel", "", "bob").status == 200);
  CHECK(house.queue.wishes == std::vector<std::pair<JobId, JobWish>>{
                                  {job, JobWish::pause}, {job, JobWish::go_on}, {job, JobWish::cancel}});
  CHECK(house.on_record("job.pause"));
  CHECK(house.on_record("job.resume"));
  CHECK(house.on_record("job.cancel"));
  CHECK(house.ask("POST", "/v1/jobs/99/pause").status == 404);
}

TEST_CASE("a verification of a day before the last one's would undo what was found since") {
  House house;
  house.deliver_paid_after_death();
  house.verify();  // as of 2018-04-10
  const api::Reply refused = house.ask("POST", "/v1/verifications", R"({"as_of":"2018-04-09"})");
  CHECK(refused.status == 409);
  CHECK(House::object_of(refused).at("error").at("hint").as_string() ==
        "benefitctl verify run --as-known-on 2018-04-09 shows what was known then, and changes nothing");
  CHECK(house.ask("POST", "/v1/verifications", R"({"as_of":"2018-04-10"})").status == 202);
  CHECK(house.ask("POST", "/v1/verifications", R"({"as_known_on":"2018-04-09"})").status == 202);
}

TEST_CASE("batches are listed newest first") {
  House house;
  house.deliver_paid_after_death();
  const json::array batches = House::object_of(house.ask("GET", "/v1/batches")).at("batches").as_array();
  REQUIRE(batches.size() == 3);
  CHECK(batches[0].at("feed").as_string() == "deaths-health");
  CHECK(batches[0].at("state").as_string() == "current");
  CHECK(batches[2].at("rows_accepted").as_int64() == 1);
}

TEST_CASE("rejects come with their reasons, or as a file to mend; the read goes on record") {
  House house;
  const auto writer = house.store->facts().begin_batch(
      {Feed::roll, "roll", std::string(64, 'a'), 1, house.clock.now(), "ann"});
  writer->reject({{2, "id_number", "id.check_character", ""}, {"130225194503120028", "王秀英"}});
  const Batch batch = writer->commit(Encoding::utf8, {"id_number", "name"}, 1);
  const std::string path = "/v1/batches/" + std::to_string(batch.id) + "/rejects";

  const json::array rejects = House::object_of(house.ask("GET", path)).at("rejects").as_array();
  REQUIRE(rejects.size() == 1);
  CHECK(rejects[0].at("line").as_int64() == 2);
  CHECK(rejects[0].at("code").as_string() == "id.check_character");
  CHECK_FALSE(rejects[0].at("sentence").as_string().empty());
  CHECK_FALSE(rejects[0].at("kept").as_bool());

  const api::Reply csv = house.ask("GET", path, "", "ann", true);
  const auto& text = std::get<api::Text>(csv.body);
  CHECK(text.content_type.starts_with("text/csv"));
  CHECK(text.content.find("130225194503120028") != std::string::npos);
  CHECK(text.content.find("reject_reason") != std::string::npos);
  CHECK(house.on_record("feed.rejects"));
}

TEST_CASE("findings of a past day tell readers of files who they are about, and the read goes on record") {
  House house;
  const JobId job = house.store->jobs().add(JobKind::verify, "{}", "ann", house.clock.now());
  house.store->jobs().finished(
      job, JobState::done,
      R"({"as_known_on":"2018-02-01","checks":[],"findings":[{"check":"U1","subject":"130225194503120028",
          "name":"王秀英","reasons":[{"code":"u1.drawn_in",
          "values":{"county":{"text":"130225"},"amount":{"fen":110000}}}]}]})",
      std::nullopt, house.clock.now());
  house.deliver(
      Feed::regions, "regions",
      std::vector<Region>{{RegionCode{130225}, "乐亭县", {Day{1984y / 1 / 1}, std::nullopt}, {}, {}}});
  const std::string path = "/v1/jobs/" + std::to_string(job);
  const auto finding = [&] {
    const json::object reply = House::object_of(house.ask("GET", path));
    return reply.at("result").at("findings").at(0).as_object();
  };
  const json::object read = finding();
  CHECK(read.at("subject").as_string() == "130225194503120028");
  CHECK(read.at("reasons").at(0).at("sentence").as_string() == "In county 乐亭县 (130225): 1,100.00 yuan.");
  CHECK(house.on_record("finding.list"));

  // The list of jobs, and who runs the service alone, are told less, and nothing is put on record.
  const std::size_t on_record = house.recorded().size();
  const json::object jobs = House::object_of(house.ask("GET", "/v1/jobs"));
  CHECK(json::serialize(jobs).find("130225194503120028") == std::string::npos);
  house.roles = {api::Role::administrator};
  CHECK_FALSE(finding().contains("subject"));
  CHECK_FALSE(finding().contains("reasons"));
  CHECK(house.recorded().size() == on_record);
}

TEST_CASE("what is not there is not found") {
  House house;
  for (const char* path : {"/v1/batches/7/rejects", "/v1/photos/7/thumbnail", "/v1/jobs/7", "/v1/cases/7"}) {
    INFO(path);
    CHECK(house.ask("GET", path).status == 404);
  }
  CHECK(house.ask("POST", "/v1/cases/7/take").status == 404);
  CHECK(house.ask("POST", "/v1/cases/7/notes", R"({"text":"x"})").status == 404);
  CHECK(house.ask("POST", "/v1/cases/7/decision", R"({"outcome":"entitled","reason":"x"})").status == 404);
  CHECK(
      house.ask("POST", "/v1/person-reads", R"({"id_number":")" + citizen(77).to_string() + R"("})").status ==
      404);
}

TEST_CASE("numbers out of range are refused") {
  House house;
  CHECK(house.ask("GET", "/v1/jobs?limit=0").status == 400);
  CHECK(house.ask("GET", "/v1/cases?limit=-1").status == 400);
  CHECK(house.ask("GET", "/v1/cases?county_code=99").status == 400);
  CHECK(house.ask("GET", "/v1/cases?check=D9").status == 400);
  CHECK(house.ask("GET", "/v1/findings?check=X").status == 400);
  CHECK(house.ask("GET", "/v1/observations?check=X").status == 400);
  CHECK(house.ask("GET", "/v1/observations?region=99").status == 400);
  CHECK(house.ask("GET", "/v1/photos/1/thumbnail?width=5000").status == 400);
}

TEST_CASE("findings carry sentences in the reader's language and say which rows they rest on") {
  House house;
  house.deliver_paid_after_death();
  house.verify();
  const json::array findings =
      House::object_of(house.ask("GET", "/v1/findings?check=D1")).at("findings").as_array();
  REQUIRE(findings.size() == 1);
  const json::object& d1 = findings[0].as_object();
  CHECK(d1.at("subject").as_string() == citizen().to_string());
  CHECK(d1.at("state").as_string() == "open");
  CHECK(d1.at("case").is_int64());
  CHECK(d1.at("sums").at("flowing_per_month").as_int64() == 12'000);
  CHECK(d1.at("region").as_string() == "130225 / 胡各庄镇 / 西街村");
  REQUIRE_FALSE(d1.at("reasons").as_array().empty());
  CHECK_FALSE(d1.at("reasons").at(0).at("sentence").as_string().empty());
  REQUIRE_FALSE(d1.at("citations").as_array().empty());
  for (const json::value& citation : d1.at("citations").as_array()) {
    CHECK(citation.at("line").as_int64() >= 2);
    CHECK_FALSE(citation.at("feed").as_string().empty());
  }
  const json::array chinese =
      House::object_of(house.ask("GET", "/v1/findings?check=D1", "", "ann", false, api::Language::chinese))
          .at("findings")
          .as_array();
  CHECK(chinese[0].at("title") != d1.at("title"));
  CHECK(house.ask("GET", "/v1/findings?check=P5").status == 200);
  CHECK(house.on_record("finding.list"));
}

TEST_CASE("observations carry sentences and rows, by check and region, and the read goes on record") {
  House house;
  const auto project = [](const char* number, int county, std::optional<Day> insured_on) {
    return Project{.number = number,
                   .name = "小学",
                   .builder = "建筑公司",
                   .started_on = Day{std::chrono::year{2018} / 3 / 5},
                   .insured_on = insured_on,
                   .region = {{county}, "", ""},
                   .source = {}};
  };
  house.deliver(Feed::projects, "2018-1",
                std::vector{project("1", 130225, std::nullopt), project("2", 130283, std::nullopt)});
  house.verify();
  const auto seen = [&](const std::string& query, api::Language language = api::Language::english) {
    return House::object_of(house.ask("GET", "/v1/observations" + query, "", "ann", false, language))
        .at("observations")
        .as_array();
  };
  CHECK(seen("").size() == 2);
  CHECK(seen("?check=A1").empty());
  CHECK(seen("?region=130200").size() == 2);
  CHECK(seen("?region=110000").empty());
  const json::array here = seen("?check=I1&region=130225");
  REQUIRE(here.size() == 1);
  const json::object& one = here[0].as_object();
  CHECK(one.at("kind").as_string() == "project");
  CHECK(one.at("thing").as_string() == "130225/1");
  CHECK(one.at("name").as_string() == "小学");
  CHECK(one.at("region").as_string() == "130225");
  CHECK(one.at("state").as_string() == "open");
  CHECK(one.at("monthly").as_int64() == 0);
  CHECK(one.at("first_seen_at") == one.at("last_seen_at"));
  CHECK(one.at("withdrawn_at").is_null());
  CHECK(one.at("reasons").at(1).at("sentence").as_string().find("not insured") != json::string::npos);
  CHECK(one.at("citations").at(0).at("feed").as_string() == "projects");
  CHECK(one.at("citations").at(0).at("line").as_int64() == 2);
  CHECK(seen("?region=130225", api::Language::chinese)[0].at("title") != one.at("title"));
  CHECK(house.on_record("observation.list"));
  CHECK(House::object_of(house.ask("GET", "/v1/cases")).at("cases").as_array().empty());

  house.deliver(Feed::projects, "2018-1",
                std::vector{project("1", 130225, Day{std::chrono::year{2018} / 3 / 5})});
  house.verify();
  CHECK(seen("").empty());
  const json::array withdrawn = seen("?withdrawn=true");
  REQUIRE(withdrawn.size() == 2);
  CHECK(withdrawn[0].at("state").as_string() == "withdrawn");
  CHECK_FALSE(withdrawn[0].at("withdrawn_at").is_null());
}

TEST_CASE("a job's verification has the titles of its checks") {
  House house;
  house.verify();
  const json::object job = House::object_of(house.ask("GET", "/v1/jobs/1"));
  CHECK(job.at("state").as_string() == "done");
  CHECK(job.at("error").is_null());
  CHECK(job.at("result").at("checks").at(0).at("title").as_string() ==
        "Paid or certified after a recorded death");
}

TEST_CASE(
    "a case in full: findings with their provision, history, photos, next steps; the read goes on record") {
  House house;
  house.deliver_paid_after_death();
  house.ask("POST", "/v1/enrolled-photos",
            R"({"id_number":")" + citizen().to_string() + R"(","taken_on":"2010-01-01","photo":"AQ=="})");
  // Another face, on a day after the death: the photo is cited by F1.
  house.ask("POST", "/v1/collections",
            R"({"id_number":")" + citizen().to_string() +
                R"(","captured_at":"2018-03-01T09:30:00+08:00","station":"S1","photo":"Ag=="})");
  house.verify();
  const json::array cases = House::object_of(house.ask("GET", "/v1/cases")).at("cases").as_array();
  REQUIRE(cases.size() == 1);
  const json::object shown =
      House::object_of(house.ask("GET", "/v1/cases/" + std::to_string(cases[0].at("case").as_int64())));
  CHECK(shown.at("state").as_string() == "open");
  REQUIRE(shown.at("findings").as_array().size() >= 3);
  for (const json::value& finding : shown.at("findings").as_array()) {
    CHECK_FALSE(finding.at("provision").as_string().empty());
    CHECK_FALSE(finding.at("citation").as_string().empty());
  }
  CHECK(shown.at("events").at(0).at("what").as_string() == "opened");
  const json::array& photos = shown.at("photos").as_array();
  REQUIRE(photos.size() == 2);
  CHECK(photos[0].at("role").as_string() == "enrolled");
  CHECK(photos[1].at("role").as_string() == "collected");
  CHECK(photos[1].at("outcome").as_string() == "different");
  CHECK(photos[1].at("fused").as_double() > 0);
  CHECK(photos[1].at("beside") == photos[0].at("photo"));
  CHECK(photos[1].at("compared_photos").as_int64() == 1);
  CHECK(shown.at("next").at(0).as_string() == "benefitctl case take 1");
  REQUIRE(house.on_record("case.show"));
  CHECK(house.recorded().back().subject == citizen());
}

TEST_CASE("a case goes from hand to hand: taken, noted, proposed, confirmed by a second officer") {
  House house;
  house.deliver_paid_after_death();
  house.verify();
  CHECK(House::object_of(house.ask("POST", "/v1/cases/1/take")).at("taken_by").as_string() == "ann");
  CHECK(house.ask("POST", "/v1/cases/1/notes", R"({"text":"Visited."})").status == 200);
  const std::string decision = R"({"outcome":"death_reported_late","reason":"The family came late."})";
  CHECK(house.ask("POST", "/v1/cases/1/decision", decision).status == 403);  // who are they, as persons?
  house.store->cases().register_officer({"ann", citizen(901), "安", house.clock.now(), "root"});
  house.store->cases().register_officer({"bob", citizen(902), "柏", house.clock.now(), "root"});
  const api::Reply proposed = house.ask("POST", "/v1/cases/1/decision", decision);
  CHECK(House::object_of(proposed).at("state").as_string() == "proposed");
  const std::string confirmation = R"({"reason":"Read the file."})";
  const api::Reply alone = house.ask("POST", "/v1/cases/1/confirmation", confirmation);
  CHECK(alone.status == 409);
  CHECK(House::error_of(alone) == "second_person");
  const api::Reply decided = house.ask("POST", "/v1/cases/1/confirmation", confirmation, "bob");
  CHECK(House::object_of(decided).at("state").as_string() == "decided");
  CHECK(House::object_of(decided).at("outcome").as_string() == "death_reported_late");
  CHECK(house.on_record("case.take"));
  CHECK(house.on_record("case.note"));
  CHECK(house.on_record("case.decide"));
  CHECK(house.on_record("case.confirm"));
  CHECK(house.ask("GET", "/v1/cases?state=decided").status == 200);
  CHECK(House::object_of(house.ask("GET", "/v1/cases?state=open")).at("cases").as_array().empty());
}

TEST_CASE("a photo is kept once and shown small; the read goes on record") {
  House house;
  const std::string row =
      R"({"id_number":")" + citizen().to_string() + R"(","taken_on":"2010-01-01","photo":"AQ=="})";
  const json::object first = House::object_of(house.ask("POST", "/v1/enrolled-photos", row));
  CHECK(first.at("state").as_string() == "new");
  CHECK(first.at("assessable").as_bool());
  CHECK(first.at("not_assessable").is_null());
  CHECK(House::object_of(house.ask("POST", "/v1/enrolled-photos", row)).at("state").as_string() ==
        "already_there");
  const json::object shown = House::object_of(
      house.ask("GET", "/v1/photos/" + std::to_string(first.at("photo").as_int64()) + "/thumbnail?width=64"));
  CHECK(shown.at("width").as_int64() == 64);
  CHECK(shown.at("rgb").as_string() == "AQAA");
  REQUIRE(house.recorded().back().what == "photo.show");
  CHECK(house.recorded().back().subject == citizen());
}

TEST_CASE("a photo without a face asks for another one and accuses nobody") {
  House house;
  const json::object enrolled = House::object_of(house.ask(
      "POST", "/v1/enrolled-photos",
      R"({"id_number":")" + citizen().to_string() + R"(","taken_on":"2010-01-01","photo":"AA=="})"));
  CHECK_FALSE(enrolled.at("assessable").as_bool());
  CHECK(enrolled.at("not_assessable").as_string() == "no_face");
  CHECK(enrolled.at("sentence").as_string() == "no face was found in it");
  const json::object collected = House::object_of(
      house.ask("POST", "/v1/collections",
                R"({"id_number":")" + citizen().to_string() +
                    R"(","captured_at":"2018-03-01T09:30:00+08:00","station":"S1","photo":"AA=="})"));
  CHECK(collected.at("outcome").as_string() == "not_assessable");
  CHECK(collected.at("fused").is_null());
  CHECK(std::string(collected.at("sentence").as_string()).find("take it again") != std::string::npos);
  CHECK(
      house
          .ask(
              "POST", "/v1/collections",
              R"({"id_number":")" + citizen().to_string() +
                  R"(","captured_at":"2018-03-01T09:30:00Z","station":"S1","photo":"AA==","county_code":"99"})")
          .status == 400);
}

TEST_CASE("a photo is searched for among the enrolled ones; everybody found goes on record") {
  House house;
  FactsBuilder known;
  known.enrolment();
  house.deliver(Feed::roll, "roll-2018", known.facts.enrolments);
  const auto enrol = [&](CitizenId id, const char* photo) {
    house.ask(
        "POST", "/v1/enrolled-photos",
        R"({"id_number":")" + id.to_string() + R"(","taken_on":"2010-01-01","photo":")" + photo + R"("})");
  };
  enrol(citizen(), "AQ==");
  enrol(citizen(4), "Ag==");
  const auto before = static_cast<std::ptrdiff_t>(house.recorded().size());
  const json::object found =
      House::object_of(house.ask("POST", "/v1/face-searches", R"({"photo":"AQAA","limit":2})"));
  CHECK(found.at("assessable").as_bool());
  const json::array& people = found.at("people").as_array();
  REQUIRE(people.size() == 2);
  CHECK(people[0].at("subject").as_string() == citizen().to_string());
  CHECK(people[0].at("name").as_string() == "王秀英");
  CHECK(people[0].at("score").as_double() == 0);
  CHECK(people[0].at("within_threshold").is_null());
  CHECK(people[1].at("subject").as_string() == citizen(4).to_string());
  CHECK(people[1].at("name").as_string().empty());
  std::vector<AuditEntry> recorded = house.recorded();
  recorded.erase(recorded.begin(), recorded.begin() + before);
  REQUIRE(recorded.size() == 3);
  CHECK(recorded[0].detail == "2 people");
  CHECK(recorded[1].subject == citizen());
  CHECK(recorded[2].subject == citizen(4));
  // The photo was not kept.
  CHECK(House::object_of(house.ask("POST", "/v1/face-searches", R"({"photo":"AQAA"})"))
            .at("people")
            .as_array()
            .size() == 2);
  CHECK(house.ask("POST", "/v1/face-searches", R"({"photo":"AQAA","limit":51})").status == 400);
}

TEST_CASE("a photo that cannot be assessed is not searched for, and what helps is said") {
  House house;
  const json::object found = House::object_of(house.ask("POST", "/v1/face-searches", R"({"photo":"AA=="})"));
  CHECK_FALSE(found.at("assessable").as_bool());
  CHECK(found.at("not_assessable").as_string() == "no_face");
  CHECK(std::string(found.at("sentence").as_string()).find("no face") == 0);
  CHECK(found.at("people").as_array().empty());
  CHECK(house.recorded().back().detail == "0 people");
}

TEST_CASE("a search of all faces is a job, for a rate that can be asked for") {
  House house;
  CHECK(House::object_of(house.ask("POST", "/v1/gallery-searches")).at("job").as_int64() == 43);
  CHECK(house.ask("POST", "/v1/gallery-searches", R"({"fpir":"0.001"})").status == 202);
  CHECK(house.queue.dedupes == std::vector<std::pair<double, std::string>>{{0.01, "ann"}, {0.001, "ann"}});
  for (const char* fpir : {"0", "1", "nan", "0.01x", "-0.1", "much"})
    CHECK(house.ask("POST", "/v1/gallery-searches", R"({"fpir":")" + std::string(fpir) + R"("})").status ==
          400);
}

TEST_CASE("a case shows the photo of somebody who looks like the person") {
  House house;
  const CitizenId smaller = citizen(1, std::chrono::year{1940} / 1 / 1);
  FactsBuilder known, other(smaller);
  known.enrolment();
  other.enrolment();
  house.deliver(Feed::roll, "roll-2018", std::vector{known.facts.enrolments[0], other.facts.enrolments[0]});
  const auto enrol = [&](CitizenId id, const char* photo) {
    return House::object_of(house.ask("POST", "/v1/enrolled-photos",
                                      R"({"id_number":")" + id.to_string() +
                                          R"(","taken_on":"2010-01-01","photo":")" + photo + R"("})"))
        .at("photo")
        .as_int64();
  };
  const PhotoId own = enrol(citizen(), "AQ=="), theirs = enrol(smaller, "AQA=");
  enrol(citizen(), "Ag==");  // a newer one
  GallerySearch search;
  search.model_set = "fake";
  house.store->like_faces().keep(search, std::vector<LikeFacePair>{{citizen(), smaller, own, theirs, 0.01}});
  house.verify();
  const auto cases = House::object_of(house.ask("GET", "/v1/cases?check=F4")).at("cases").as_array();
  REQUIRE(cases.size() == 1);
  const json::object shown =
      House::object_of(house.ask("GET", "/v1/cases/" + std::to_string(cases[0].at("case").as_int64())));
  const json::array& photos = shown.at("photos").as_array();
  REQUIRE(photos.size() == 3);
  CHECK(photos[1].at("photo").as_int64() == own);
  CHECK(photos[2].at("role").as_string() == "lookalike");
  CHECK(photos[2].at("photo").as_int64() == theirs);

  // "Not the same person" is asked once, and said by somebody who is known as a person.
  house.store->cases().register_officer({"ann", citizen(901), "安", house.clock.now(), "root"});
  const std::string path = "/v1/cases/" + std::to_string(cases[0].at("case").as_int64());
  house.ask("POST", path + "/take");
  CHECK(house.ask("POST", path + "/decision", R"({"outcome":"not_the_same_person","reason":"Saw both."})")
            .status == 200);
  house.verify();
  CHECK(House::object_of(house.ask("GET", "/v1/findings?check=F4")).at("findings").as_array().empty());
}

TEST_CASE("a collection is compared with the enrolled photo and never certifies without a calibration") {
  House house;
  const auto collect = [&](const char* photo) {
    return House::object_of(house.ask(
        "POST", "/v1/collections",
        R"({"id_number":")" + citizen().to_string() +
            R"(","captured_at":"2018-03-01T09:30:00+08:00","station":"S1","photo":")" + photo + R"("})"));
  };
  CHECK(collect("AQ==").at("outcome").is_null());  // nothing to compare with yet
  house.ask("POST", "/v1/enrolled-photos",
            R"({"id_number":")" + citizen().to_string() + R"(","taken_on":"2010-01-01","photo":"AQ=="})");
  const json::object same = collect("AQA=");
  CHECK(same.at("outcome").as_string() == "unsure");  // for a person to look at
  CHECK_FALSE(same.at("certifies").as_bool());
  const json::object different = collect("Ag==");
  CHECK(different.at("outcome").as_string() == "different");
  CHECK(std::string(different.at("sentence").as_string()).find("proves nothing") != std::string::npos);
  const json::object with_bystander = collect("AgAAAA==");
  CHECK(std::string(with_bystander.at("sentence").as_string()).find("somebody else's") != std::string::npos);
}

TEST_CASE("quality and advice come back at once, while the person is still there") {
  House house;
  const auto collect = [&](const std::string& id, const char* photo) {
    return House::object_of(house.ask(
        "POST", "/v1/collections",
        R"({"id_number":")" + id + R"(","captured_at":"2018-03-01T09:30:00+08:00","station":"S1","photo":")" +
            photo + R"("})"));
  };
  const json::object good = collect(citizen().to_string(), "AQ==");
  const json::object& quality = good.at("quality").as_object();
  CHECK(quality.size() == quality_components + 1);
  CHECK(quality.at("yaw").at("value").as_int64() == 100);
  CHECK(quality.at("sharpness").at("value").as_int64() == 0);
  CHECK(quality.at("unified").as_int64() < 50);
  REQUIRE(good.at("advice").as_array().size() == 3);
  CHECK(good.at("advice").at(0).at("code").as_string() == "come_closer");
  CHECK(good.at("advice").at(0).at("sentence").as_string() == "come closer to the camera");
  CHECK_FALSE(good.at("presentation_attack").at("suspected").as_bool());

  const json::object faceless = collect(citizen().to_string(), "AA==");
  CHECK(faceless.at("quality").is_null());
  CHECK(faceless.at("presentation_attack").is_null());
  CHECK(faceless.at("advice").at(0).at("code").as_string() == "look_straight");

  const json::object picture = collect(citizen().to_string(), "AQk=");
  CHECK(picture.at("presentation_attack").at("suspected").as_bool());
  CHECK(std::string(picture.at("sentence").as_string()).find("picture or a screen") != std::string::npos);
}

TEST_CASE("everything on file about a person; the read goes on record even when nothing is") {
  House house;
  house.deliver_paid_after_death();
  house.verify();
  const std::string body = R"({"id_number":")" + citizen().to_string() + R"("})";
  const json::object person = House::object_of(house.ask("POST", "/v1/person-reads", body));
  CHECK(person.at("subject").as_string() == citizen().to_string());
  CHECK(person.at("enrolments").as_array().size() == 1);
  CHECK(person.at("enrolments").at(0).at("source").at("feed").as_string() == "roll");
  const json::object& summary = person.at("payments").at("summary").at(0).as_object();
  CHECK(summary.at("first_month").as_string() == "2017-04");
  CHECK(summary.at("last_month").as_string() == "2018-03");
  CHECK(summary.at("payments").as_int64() == 12);
  CHECK(summary.at("amount").as_int64() == 144'000);
  CHECK(person.at("payments").at("list").as_array().size() == 12);
  CHECK(person.at("deaths").as_array().size() == 1);
  CHECK(person.at("cases").as_array().size() == 1);
  CHECK(person.at("findings").as_array().size() == 2);
  CHECK(person.at("enrolled_photo").is_null());
  house.ask("POST", "/v1/person-reads", R"({"id_number":")" + citizen(78).to_string() + R"("})");
  CHECK(house.recorded().back().what == "person.show");
  CHECK(house.recorded().back().subject == citizen(78));
}

TEST_CASE("the status says what runs") {
  House house;
  house.deliver_paid_after_death();
  house.verify();
  const json::object status = House::object_of(house.ask("GET", "/v1/status"));
  CHECK(status.at("version").as_string() == "1.2.3");
  CHECK(status.at("uptime_s").as_int64() == 90);
  CHECK(status.at("batches").to_number<int>() == 3);
  CHECK(status.at("open_cases").as_int64() == 1);
  CHECK(status.at("jobs_running").to_number<int>() == 0);
  CHECK(status.at("model_set").as_string() == "fake");
  CHECK_FALSE(status.at("calibrated").as_bool());
}

TEST_CASE("a person is shown as known on a day: what had come by its end, and what had been found") {
  House house;
  house.received = morning_of(2018y / 2 / 7);
  house.deliver_paid_after_death();
  house.received = morning_of(2018y / 3 / 7);
  FactsBuilder later;
  later.trace(TraceKind::home_visit, 2018y / 3 / 1);
  house.deliver(Feed::traces_of_life, "traces", later.facts.traces);
  house.verify();
  const auto shown = [&](const std::string& day) {
    return house.ask("POST", "/v1/person-reads",
                     R"({"id_number":")" + later.facts.id.to_string() + R"(","as_of":")" + day + R"("})");
  };
  const json::object february = House::object_of(shown("2018-02-07"));
  CHECK(february.at("as_of") == "2018-02-07");
  CHECK(february.at("payments").at("list").as_array().size() == 12);
  CHECK(february.at("traces").as_array().empty());
  CHECK(february.at("links").as_string().find("today") != json::string::npos);
  CHECK(february.at("cases").as_array().empty());
  CHECK(february.at("findings").as_array().empty());
  CHECK(House::object_of(shown("2018-03-07")).at("traces").as_array().size() == 1);
  CHECK(shown("2018-02-06").status == 404);
  CHECK(shown("2018-04-11").status == 400);
}

TEST_CASE("the checks are listed with whether they run, and explained in both languages") {
  House house;
  const auto state_of = [&](std::string_view code) {
    const json::object reply = House::object_of(house.ask("GET", "/v1/checks"));
    for (const json::value& check : reply.at("checks").as_array())
      if (check.at("check").as_string() == code) return std::string(check.at("state").as_string());
    return std::string("none");
  };
  CHECK(state_of("Q4") == "not run, because nothing was delivered of roll, payments");
  CHECK(state_of("F1") == "runs");
  // Of the registries one is enough, and it is said.
  CHECK(state_of("P3").starts_with(
      "not run, because nothing was delivered of contributions; nothing was delivered of any of registry-"));
  CHECK(state_of("P3").ends_with(", of which one is enough"));
  house.deliver_paid_after_death();
  CHECK(state_of("Q4") == "runs");
  CHECK(state_of("P7") == "not run, because nothing was delivered of household-decisions");
  const json::object p7 =
      House::object_of(house.ask("GET", "/v1/checks/P7", "", "ann", false, api::Language::chinese));
  CHECK(p7.at("state") == "未运行，原因：尚未收到家庭经济状况核定（household-decisions）");
  CHECK(json::serialize(p7.at("missing")) == R"(["household-decisions"])");

  House late;
  late.received = morning_of(2018y / 2 / 7);  // 62 days before
  late.deliver_paid_after_death();
  const auto state_late = [&] {
    const json::object check = House::object_of(late.ask("GET", "/v1/checks/Q4"));
    return std::string(check.at("state").as_string());
  };
  CHECK(state_late() == "runs, overdue: roll, last delivery 2018-02-07; payments, last delivery 2018-02-07");
  House stale;
  stale.received = morning_of(2018y / 2 / 6);
  stale.deliver_paid_after_death();
  const json::object q4 = House::object_of(stale.ask("GET", "/v1/checks/Q4"));
  CHECK(q4.at("state") ==
        "not run, because stale: roll, last delivery 2018-02-06; payments, last delivery 2018-02-06");
  CHECK(json::serialize(q4.at("stale")) == R"(["roll","payments"])");

  const json::object p1 = House::object_of(house.ask("GET", "/v1/checks/P1"));
  CHECK(p1.at("text").as_string().find("最低缴费档次") != json::string::npos);
  CHECK(p1.at("finds").as_string().find("government paid nothing") != json::string::npos);
  CHECK(p1.at("finds_zh").as_string().find("贫困人员") != json::string::npos);
  CHECK(p1.at("cannot_see_zh").as_string().find("核查当年") != json::string::npos);
  CHECK(house.ask("GET", "/v1/checks/P9").status == 400);
}

TEST_CASE("a calibration is asked for, shown, and signed by name") {
  House house;
  CHECK(house.ask("POST", "/v1/face-calibrations", R"({"fmr":"0.0001"})").status == 202);
  CHECK(house.ask("POST", "/v1/face-calibrations", "{}").status == 202);
  CHECK(house.queue.calibrations == std::vector<double>{0.0001, 0.001});
  CHECK(House::error_of(house.ask("GET", "/v1/face-calibration")) == "not_found");

  face::Calibration record;
  record.model_set = "fake";
  auto& group = record.groups[{Sex::female, AgeBand::from_70}];
  group.points[0].fmr = 0.001;
  group.points[0].pairs_missing = 3000;
  const auto keep = [&] {
    return std::to_string(house.store->calibrations().keep_calibration(to_toml(record), "ann", {}));
  };
  const std::string empty = keep();
  const auto sign = [&](const std::string& id) {
    return house.ask("POST", "/v1/face-calibrations/" + id + "/signature", "{}", "bob");
  };
  CHECK(House::error_of(sign(empty)) == "conflict");  // nobody would be certified by it
  group.points[0].threshold = 0.2;
  group.points[0].pairs_missing = 0;
  const std::string good = keep();
  record.model_set = "former networks";
  const std::string former = keep();
  CHECK(House::error_of(sign(former)) == "conflict");
  CHECK(House::error_of(sign("99")) == "not_found");
  CHECK(House::object_of(house.ask("GET", "/v1/status")).at("calibrated").as_bool() == false);

  const json::object signed_one = House::object_of(sign(good));
  CHECK(signed_one.at("state").as_string() == "in_force");
  CHECK(signed_one.at("signed_by").as_string() == "bob");
  CHECK(house.on_record("face.calibration.sign"));
  CHECK(House::error_of(sign(good)) == "conflict");
  CHECK(House::object_of(house.ask("GET", "/v1/status")).at("calibrated").as_bool());

  const json::object shown = House::object_of(house.ask("GET", "/v1/face-calibration?calibration=" + empty));
  CHECK(shown.at("state").as_string() == "unsigned");
  const json::object rate = shown.at("groups").at(0).at("rates").at(0).as_object();
  CHECK(rate.at("threshold").is_null());
  CHECK(rate.at("pairs_missing").to_number<int>() == 3000);
  CHECK(rate.at("people_missing").to_number<int>() == 78);
  CHECK(House::object_of(house.ask("GET", "/v1/face-calibration")).at("calibration").to_number<int>() == 3);
}
