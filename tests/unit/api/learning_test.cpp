// What decided cases say of the checks, and the random arm, over the API.
#include "tests/support/deliver_paid.hpp"
#include "tests/support/golden_file.hpp"
#include "tests/unit/api/house.hpp"

#include <algorithm>

#include <catch2/catch.hpp>

using namespace benefit;
using namespace benefit::test;
using namespace std::chrono_literals;
namespace json = boost::json;

namespace {

std::string text(const json::object& object, std::string_view field) {
  return std::string(object.at(field).as_string());
}

/// People who have nothing in common, in their seventies.
CitizenId person(int number) {
  return citizen(number, std::chrono::year{1940 + number % 7} / 3 / (number + 1));
}
FactsBuilder known_person(int number) {
  static constexpr const char* names[] = {"赵一鸣", "钱二妹", "孙三水", "李四光", "周五福", "吴六顺",
                                          "郑七宝", "冯八斤", "陈九香", "褚十全", "卫百川", "蒋千里"};
  FactsBuilder known(person(number));
  known.name = names[(number - 1) % 12];
  return known;
}

/// A county in which `people` are paid until March though recorded as dead in January.
struct County : House {
  explicit County(int people) {
    store->cases().register_officer({"ann", citizen(901), "安", clock.now(), "root"});
    store->cases().register_officer({"bob", citizen(902), "柏", clock.now(), "root"});
    std::vector<Enrolment> roll;
    std::vector<Payment> payments;
    std::vector<DeathRecord> deaths;
    for (int number = 1; number <= people; ++number) {
      FactsBuilder known = known_person(number);
      known.enrolment().account = "6228" + std::to_string(number);
      known.payments(2017y / 10, 2018y / 3, yuan(120));
      known.death(Day{2018y / 1 / 20});
      roll.push_back(known.facts.enrolments.front());
      for (Payment& payment : known.facts.payments) payment.account = known.facts.enrolments.front().account;
      payments.insert(payments.end(), known.facts.payments.begin(), known.facts.payments.end());
      deaths.push_back(known.facts.deaths.front());
    }
    deliver(Feed::roll, "roll", roll);
    deliver_paid(store->facts(), "payments", payments, clock.now());
    deliver(Feed::deaths_health, "deaths", deaths);
    for (auto& row : policy.sample_share) row.value.per_million = 1'000'000;
  }

  json::object ok(const api::Reply& reply) {
    INFO(json::serialize(std::get<json::value>(reply.body)));
    REQUIRE(reply.status == 200);
    return object_of(reply);
  }
  void decide(CaseId id, const std::string& outcome, const std::string& amount = "") {
    json::object body{{"outcome", outcome}, {"reason", "seen"}};
    if (!amount.empty()) body["amount"] = amount;
    ok(ask("POST", "/v1/cases/" + std::to_string(id) + "/decision", json::serialize(body)));
  }
  void confirm(CaseId id) {
    ok(ask("POST", "/v1/cases/" + std::to_string(id) + "/confirmation", R"({"reason":"yes"})", "bob"));
  }
  std::vector<CaseId> cases(CaseKind kind) {
    std::vector<CaseId> ids;
    const auto found = store->cases().cases({.kind = kind, .limit = 0});  // outlives the loop
    for (const Case& one : *found) ids.push_back(one.id);
    std::ranges::sort(ids);
    return ids;
  }
  json::object show(CaseId id, api::Language language = api::Language::english) {
    return ok(ask("GET", "/v1/cases/" + std::to_string(id), "", "ann", false, language));
  }
};

const json::object& row(const json::object& reply, std::string_view list, std::string_view field,
                        std::string_view value, std::string_view by = "") {
  for (const json::value& item : reply.at(list).as_array()) {
    const json::object& object = item.as_object();
    if (object.at(field).as_string() == value && (by.empty() || object.at("grouped_by").as_string() == by))
      return object;
  }
  throw std::runtime_error("no such row");
}

}  // namespace

TEST_CASE(
    "a check that is wrong too often is marked beside the finding, in the list and in its explanation") {
  County county(12);
  county.verify();
  const auto ids = county.cases(CaseKind::payment_in_doubt);
  REQUIRE(ids.size() == 12);
  CHECK(county.show(ids[0]).at("findings").at(0).at("check_record").is_null());
  for (std::size_t i = 0; i < 8; ++i) county.decide(ids[i], "registry_wrong");
  for (std::size_t i = 8; i < 11; ++i) county.decide(ids[i], "agency_error");

  const json::object record = county.show(ids[11]).at("findings").at(0).at("check_record").as_object();
  CHECK(record.at("wrong") == 8);
  CHECK(record.at("right") == 3);
  CHECK(record.at("too_often").as_bool());
  CHECK(text(record, "sentence").find("wrong in 8 of 11 decided cases (39 to 94 %)") != std::string::npos);
  const json::object chinese = county.show(ids[11], api::Language::chinese);
  CHECK(text(chinese.at("findings").at(0).at("check_record").as_object(), "sentence").find("11件办结案件") !=
        std::string::npos);

  const json::object list = county.ok(county.ask("GET", "/v1/checks"));
  CHECK(row(list, "checks", "check", "D1").at("record").at("too_often").as_bool());
  CHECK(row(list, "checks", "check", "P5").at("record").is_null());
  const json::object explained = county.ok(county.ask("GET", "/v1/checks/D1"));
  CHECK(explained.at("record").at("outcomes").at("agency_error") == 3);
}

TEST_CASE("a month is drawn, its units are looked at like cases, and nobody in them is suspected") {
  County county(6);
  const json::object drawn = county.ok(county.ask("POST", "/v1/samples", R"({"month":"2018-03"})"));
  CHECK(drawn.at("strata").at(0).at("drawn") == 6);
  CHECK(county.on_record("sample.draw"));
  const json::object next = county.ok(county.ask("POST", "/v1/queue/next", R"({"kind":"chosen_by_lot"})"));
  CHECK(text(next, "kind") == "chosen_by_lot");
  const auto id = next.at("case").as_int64();

  const json::object shown = county.show(id);
  CHECK(shown.at("findings").as_array().empty());
  CHECK(text(shown.at("chosen").as_object(), "kind") == "payment");
  std::string said;
  for (const json::value& line : shown.at("chosen").at("lines").as_array())
    said += text(line.as_object(), "sentence") + "\n";
  CHECK(said.find("chosen by lot") != std::string::npos);
  CHECK(said.find("not suspected") != std::string::npos);
  CHECK(said.find("120.00 yuan") != std::string::npos);

  const json::object why = county.ok(county.ask("GET", "/v1/cases/" + std::to_string(id) + "/priority"));
  CHECK(json::serialize(why).find("chosen by lot") != std::string::npos);

  county.decide(id, "in_order");
  CHECK(text(county.show(id), "outcome") == "in_order");
}

TEST_CASE("what does not fit is refused: amounts, outcomes, months, and checks") {
  County county(3);
  county.ok(county.ask("POST", "/v1/samples", R"({"month":"2018-03"})"));
  const CaseId chosen = county.cases(CaseKind::chosen_by_lot).front();
  const auto refused = [&](CaseId id, const std::string& body) {
    return County::error_of(county.ask("POST", "/v1/cases/" + std::to_string(id) + "/decision", body));
  };
  CHECK(refused(chosen, R"({"outcome":"not_the_same_person","reason":"x"})") == "bad_request");
  CHECK(refused(chosen, R"({"outcome":"entitled","reason":"x"})") == "bad_request");
  CHECK(refused(chosen, R"({"outcome":"in_order","reason":"x","amount":"1.00"})") == "bad_request");
  CHECK(refused(chosen, R"({"outcome":"agency_error","reason":"x","amount":"120.01"})") == "bad_request");
  CHECK(refused(chosen, R"({"outcome":"agency_error","reason":"x","amount":"ten"})") == "bad_request");
  county.verify();
  const CaseId ordinary = county.cases(CaseKind::payment_in_doubt).front();
  CHECK(refused(ordinary, R"({"outcome":"in_order","reason":"x"})") == "bad_request");
  CHECK(refused(ordinary, R"({"outcome":"agency_error","reason":"x","amount":"1.00"})") == "bad_request");

  const auto draw = [&](const std::string& body) {
    return County::error_of(county.ask("POST", "/v1/samples", body));
  };
  CHECK(draw(R"({"month":"2018-04"})") == "bad_request");
  CHECK(draw(R"({"month":"2035-01"})") == "bad_request");
  CHECK(draw(R"({"month":"March"})") == "bad_request");
  CHECK(draw(R"({"month":"2016-03"})") == "not_found");
  CHECK(County::error_of(county.ask("GET", "/v1/reports/fairness?check=Z9")) == "bad_request");
}

TEST_CASE("the report: what was found by group, and apart from it what is true of all") {
  County county(12);
  county.ok(county.ask("POST", "/v1/samples"));  // the last month, March
  county.verify();
  const auto ids = county.cases(CaseKind::payment_in_doubt);
  for (std::size_t i = 0; i < 6; ++i) county.decide(ids[i], "agency_error");
  for (std::size_t i = 6; i < 8; ++i) county.decide(ids[i], "registry_wrong");
  const auto chosen = county.cases(CaseKind::chosen_by_lot);
  REQUIRE(chosen.size() == 12);
  county.decide(chosen[0], "death_reported_late");
  county.confirm(chosen[0]);
  county.decide(chosen[1], "agency_error", "20.00");
  for (std::size_t i = 2; i < 10; ++i) county.decide(chosen[i], "in_order");
  county.decide(chosen[10], "cannot_be_decided");

  const json::object report = county.ok(county.ask("GET", "/v1/reports/fairness"));
  const json::object& all = row(report, "groups", "check", "D1", "everybody");
  CHECK(all.at("recipients") == 12);
  CHECK(all.at("flagged") == 12);
  CHECK(all.at("right") == 6);
  CHECK(all.at("wrong") == 2);
  CHECK(all.at("right_share").at("share").as_double() == Approx(0.75));
  CHECK(all.at("wrong_per_10000").as_double() == Approx(10'000.0 * 2 / 12));
  CHECK(all.at("lost").at("fraud_suspected") == 0);

  const json::object& payments = row(report, "sample", "kind", "payment");
  CHECK(payments.at("units") == 12);
  CHECK(payments.at("answered") == 10);
  const json::object& late = [&]() -> const json::object& {
    for (const json::value& one : payments.at("wrong").as_array())
      if (one.at("outcome") == "death_reported_late") return one.as_object();
    throw std::runtime_error("no line");
  }();
  // One of ten answers, of twelve drawn.
  CHECK(late.at("units").at("value").as_double() == Approx(1.2));
  CHECK(late.at("units").at("if_none_else").as_double() == Approx(1));
  CHECK(late.at("units").at("if_all_else").as_double() == Approx(3));
  CHECK(late.at("unseen").at("value").as_double() == 0);
  CHECK(late.at("money").at("value").as_double() == Approx(1.2 * 12'000));

  // No name, no number.
  const std::string whole = json::serialize(report);
  for (int number = 1; number <= 12; ++number) {
    CHECK(whole.find(known_person(number).name) == std::string::npos);
    CHECK(whole.find(person(number).to_string()) == std::string::npos);
  }
  CHECK(county.on_record("report.fairness"));

  // What benefitctl prints of it is in tests/golden/cli.
  for (const auto& [language, file] :
       {std::pair{api::Language::english, "tests/golden/cli/fairness.json"},
        std::pair{api::Language::chinese, "tests/golden/cli/fairness_zh.json"}}) {
    const std::string made =
        json::serialize(county.ok(county.ask("GET", "/v1/reports/fairness", "", "ann", false, language)));
    CHECK(made + "\n" == golden(file, made + "\n"));
  }

  const json::object only = county.ok(county.ask("GET", "/v1/reports/fairness?check=D3"));
  for (const json::value& group : only.at("groups").as_array()) CHECK(group.at("check") == "D3");
}

TEST_CASE("a county whose lists run ahead of another's takes nobody's recipients away") {
  County county(12);
  std::vector<Payment> ahead;
  for (int number = 13; number <= 18; ++number) {
    FactsBuilder known = known_person(number);
    known.payment(2018y / 9, yuan(120)).county = {130283};
    ahead.push_back(known.facts.payments.front());
  }
  deliver_paid(county.store->facts(), "ahead", ahead, county.clock.now());
  county.verify();
  const json::object report = county.ok(county.ask("GET", "/v1/reports/fairness"));
  CHECK(row(report, "groups", "check", "D1", "everybody").at("recipients") == 18);
  CHECK(row(report, "groups", "group", "130225", "county").at("recipients") == 12);
  CHECK(text(row(report, "lines", "code", "fairness.old_lists"), "sentence") ==
        "The payment lists of 130225 end with March 2018, those of others come up to September 2018: "
        "recipients there are those of March 2018.");
}

TEST_CASE("zero decided cases, nothing drawn, nothing delivered: the report says so") {
  House house;
  const auto reply = house.ask("GET", "/v1/reports/fairness");
  REQUIRE(reply.status == 200);
  const json::object report = House::object_of(reply);
  CHECK(report.at("groups").as_array().empty());
  CHECK(report.at("lines").at(0).at("code") == "fairness.none_decided");
  CHECK(report.at("sample_lines").at(0).at("code") == "sample.none");
}

TEST_CASE("what was chosen by lot stays apart from the person's other case") {
  County county(2);
  county.ok(county.ask("POST", "/v1/samples"));
  county.verify();
  const json::object today = county.ok(county.ask("GET", "/v1/today"));
  CHECK(json::serialize(today.at("lines")).find("chosen by lot") != std::string::npos);
  // A repair takes the person's case about findings, not the chosen one.
  const CitizenId chosen = person(1);
  county.ok(county.ask(
      "POST", "/v1/death-repairs",
      json::serialize(json::object{
          {"id_number", chosen.to_string()}, {"seen_on", "2018-04-09"}, {"evidence", "at the counter"}})));
  for (const Case& one : county.store->cases().cases_of(chosen))
    CHECK((one.state == CaseState::decided) == (one.kind != CaseKind::chosen_by_lot));
}
