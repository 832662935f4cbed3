#include "daemon/api/base64.hpp"
#include "tests/unit/api/house.hpp"
#include "verify/cases/queues.hpp"
#include "verify/report/messages.hpp"
#include "verify/rules/registry.hpp"

#include <set>

#include <catch2/catch.hpp>
#include <fmt/format.h>

using namespace benefit;
using namespace benefit::test;
namespace json = boost::json;

namespace {

std::string text(const json::object& object, std::string_view field) {
  return std::string(object.at(field).as_string());
}

/// A case of somebody paid after a recorded death: case 1, with D1 and D3.
struct HouseWithCase : House {
  HouseWithCase() {
    deliver_paid_after_death();
    verify();
    store->cases().register_officer({"ann", citizen(901), "安", clock.now(), "root"});
    store->cases().register_officer({"bob", citizen(902), "柏", clock.now(), "root"});
    REQUIRE(store->cases().find_case(1));
  }
  json::object ok(const api::Reply& reply) {
    INFO(json::serialize(std::get<json::value>(reply.body)));
    REQUIRE(reply.status == 200);
    return object_of(reply);
  }
};

std::string attachment(const std::string& content, const std::string& name = "letter.txt") {
  return json::serialize(
      json::object{{"file", api::base64_encoded(Bytes(content.begin(), content.end()))}, {"name", name}});
}

}  // namespace

TEST_CASE("every check about people stands in one queue, and no other does") {
  std::vector<std::string_view> about_people, in_table;
  for (const rules::Check* check : rules::checks())
    if (check->find != nullptr) about_people.push_back(check->code);
  for (const cases::CheckQueue& row : cases::check_queues()) in_table.push_back(row.check);
  std::ranges::sort(about_people);
  CHECK(about_people == in_table);
}

TEST_CASE("every queue has words") {
  for (const std::string_view kind : case_kind_names())
    CHECK(report::find_message("queue." + std::string(kind)) != nullptr);
}

TEST_CASE("the next case is taken, decided by its holder alone, and given back") {
  HouseWithCase house;
  const json::object taken = house.ok(house.ask("POST", "/v1/queue/next", R"({"kind":"payment_in_doubt"})"));
  CHECK(text(taken, "taken_by") == "ann");
  CHECK(text(taken, "leased_until") > text(taken, "opened_at"));
  CHECK(house.on_record("case.next"));
  CHECK(house.ask("POST", "/v1/queue/next", "", "bob").status == 404);
  CHECK(house.ask("POST", "/v1/cases/1/release", "", "eve").status == 200);  // all roles: a supervisor too
  CHECK(house.ask("POST", "/v1/cases/1/release").status == 409);
  CHECK(text(house.ok(house.ask("POST", "/v1/queue/next", "", "bob")), "taken_by") == "bob");
}

TEST_CASE("a holder whose case was taken over while deciding is told so") {
  HouseWithCase house;
  house.ok(house.ask("POST", "/v1/queue/next"));
  CHECK(house.ask("POST", "/v1/cases/1/take", "", "bob").status == 409);
  house.ok(house.ask("POST", "/v1/cases/1/take", R"({"over":true})", "bob"));
  const api::Reply late = house.ask("POST", "/v1/cases/1/decision", R"({"outcome":"entitled","reason":"x"})");
  CHECK(late.status == 409);
  CHECK(House::error_of(late) == "conflict");
}

TEST_CASE("the queue gives nobody a case about himself") {
  HouseWithCase house;
  const CitizenId subject = house.store->cases().find_case(1)->subject;
  house.store->cases().register_officer({"eve", subject, "王小明", house.clock.now(), "root"});
  CHECK(house.ask("POST", "/v1/queue/next", "", "eve").status == 404);
  CHECK(text(house.ok(house.ask("POST", "/v1/queue/next", "", "bob")), "taken_by") == "bob");
}

TEST_CASE("a case is asked for by a known region and kind") {
  House house;
  CHECK(house.ask("POST", "/v1/queue/next", R"({"region":"13"})").status == 400);
  CHECK(house.ask("POST", "/v1/queue/next", R"({"region":"130225/"})").status == 400);
  CHECK_THROWS(house.ask("POST", "/v1/queue/next", R"({"kind":"fraud"})"));
  CHECK(house.ask("POST", "/v1/queue/next", R"({"region":"130225/镇/村"})").status == 404);
}

TEST_CASE("why a case comes first is told as sentences in both languages, with what each counts") {
  HouseWithCase house;
  const json::object english = house.ok(house.ask("GET", "/v1/cases/1/priority"));
  std::string all;
  std::vector<std::string> codes;
  for (const json::value& line : english.at("lines").as_array()) {
    codes.push_back(text(line.as_object(), "code"));
    all += text(line.as_object(), "sentence") + "\n";
  }
  INFO(all);
  CHECK(codes == std::vector<std::string>{"priority.flowing", "priority.lost", "priority.owed",
                                          "priority.hardship", "priority.how_sure", "priority.how_sure",
                                          "priority.age", "priority.total", "priority.place"});
  CHECK(all.find("It is number 1 of 1 that wait in its queue: payments in doubt.") != std::string::npos);
  CHECK(all.find("…") == std::string::npos);
  CHECK(english.at("counts").as_int64() > 0);
  const json::object chinese =
      house.ok(house.ask("GET", "/v1/cases/1/priority", "", "ann", false, api::Language::chinese));
  CHECK(text(chinese.at("lines").as_array().back().as_object(), "sentence") ==
        "在“存疑的发放”队列等待的1件中，排第1。");
  CHECK(house.on_record("case.why-first"));
}

TEST_CASE("today says in ten lines what waits, in both languages") {
  HouseWithCase house;
  const auto sentences = [&](const std::string& user, api::Language language) {
    std::vector<std::string> all;
    const json::object reply = house.ok(house.ask("GET", "/v1/today", "", user, false, language));
    for (const json::value& line : reply.at("lines").as_array())
      all.push_back(text(line.as_object(), "sentence"));
    return all;
  };
  const auto before = sentences("ann", api::Language::english);
  REQUIRE(before.size() == 10);
  CHECK(before[0] == "You have taken no case. `benefitctl case next` gives you one.");
  CHECK(before[5] == "In the queue “payments in doubt” one case waits; new in the last seven days: 1.");
  house.ok(house.ask("POST", "/v1/queue/next"));
  CHECK(sentences("ann", api::Language::english)[0] == "You have taken one case: 1.");
  CHECK(sentences("ann", api::Language::chinese)[0] == "您正在办理一件案件：1。");
  house.ok(house.ask("POST", "/v1/cases/1/decision", R"({"outcome":"fraud_suspected","reason":"x"})"));
  CHECK(sentences("ann", api::Language::english)[2] == "No proposal waits for you as the second person.");
  CHECK(sentences("ann", api::Language::english)[3] == "No letter waits to be written or served.");
  CHECK(sentences("bob", api::Language::english)[2] ==
        "One proposal of another officer waits for a second person: 1.");

  house.roles = {api::Role::clerk};  // who may not confirm is not told of what waits for confirmation
  for (const std::string& line : sentences("bob", api::Language::english))
    CHECK(line.find("second person") == std::string::npos);
  house.roles = {api::Role::reviewer};
  CHECK(sentences("bob", api::Language::english)[2] ==
        "One proposal of another officer waits for a second person: 1.");
}

TEST_CASE("a case is put into the diary, listed there, and comes first on its day") {
  HouseWithCase house;
  const json::object put =
      house.ok(house.ask("POST", "/v1/cases/1/diary", R"({"on":"2018-05-02","text":"等家属答复"})"));
  CHECK(text(put.at("diary").as_object(), "text") == "等家属答复");
  CHECK(house.ask("POST", "/v1/queue/next").status == 404);
  const json::object list = house.ok(house.ask("GET", "/v1/diary"));
  REQUIRE(list.at("entries").as_array().size() == 1);
  CHECK_FALSE(list.at("entries").as_array()[0].as_object().at("due").as_bool());
  CHECK(house.ok(house.ask("GET", "/v1/diary", "", "bob")).at("entries").as_array().empty());
  CHECK(house.ok(house.ask("GET", "/v1/diary?all=1", "", "bob")).at("entries").as_array().size() == 1);
  for (const char* bad : {R"({"on":"2018-05-02","text":"\u001b[31m"})",
                          R"({"on":"2018-05-02","text":"\u202ex"})", R"({"on":"2016-05-02","text":"x"})"})
    CHECK(house.ask("POST", "/v1/cases/1/diary", bad).status == 400);
}

TEST_CASE("findings are split off and follow their own case; the first one still gathers") {
  HouseWithCase house;
  const auto findings = house.store->cases().findings_of(1);
  REQUIRE(findings.size() == 2);
  const std::string chosen = std::to_string(findings[1].id);
  const json::object split =
      house.ok(house.ask("POST", "/v1/cases/1/split", R"({"findings":")" + chosen + R"("})"));
  REQUIRE(split.at("together_with").as_array().size() == 1);
  const json::object fresh = split.at("together_with").as_array()[0].as_object();
  CHECK(fresh.at("split_from").as_int64() == 1);
  house.verify();
  CHECK(house.store->cases().findings_of(1).size() == 1);
  CHECK(house.store->cases().findings_of(fresh.at("case").as_int64()).size() == 1);
  for (const char* bad : {"", "x", "1,", ",1", "1 2", "99"})
    CHECK(house.ask("POST", "/v1/cases/1/split", std::string(R"({"findings":")") + bad + R"("})").status ==
          400);
}

TEST_CASE("an attachment is put in, listed, and read back whole") {
  HouseWithCase house;
  const std::string content = "本人健在。\n";
  const json::object put = house.ok(house.ask("POST", "/v1/cases/1/attachments", attachment(content)));
  CHECK(text(put.at("attachment").as_object(), "type") == "text/plain; charset=utf-8");
  CHECK(house.ok(house.ask("GET", "/v1/cases/1/attachments")).at("attachments").as_array().size() == 1);
  const json::object read = house.ok(house.ask("GET", "/v1/cases/1/attachments/1"));
  CHECK(api::base64_decoded(text(read, "content")) == Bytes(content.begin(), content.end()));
  CHECK(house.on_record("case.attachment.save"));
  CHECK(house.ok(house.ask("GET", "/v1/cases/1")).at("attachments").as_array().size() == 1);
  CHECK(house.ask("GET", "/v1/cases/1/attachments/2").status == 404);
  for (const std::string& bad : {std::string(), std::string("PK\x03\x04 bomb"),
                                 std::string("\x7f"
                                             "ELF")})
    CHECK(house.ask("POST", "/v1/cases/1/attachments", attachment(bad)).status == 400);
  CHECK(house.ask("POST", "/v1/cases/1/attachments", attachment("x", "\x1b]0;x")).status == 400);
  CHECK(house.ask("POST", "/v1/cases/1/attachments", attachment(std::string(largest_attachment + 1, 'x')))
            .status == 413);
}

TEST_CASE("who read a person's file, and what for, is told and goes on record itself") {
  HouseWithCase house;
  const std::string number = house.store->cases().find_case(1)->subject.to_string();
  const std::string person = R"("id_number":")" + number + R"(")";
  house.ask("POST", "/v1/person-reads", "{" + person + R"(,"for_case":1})", "bob");
  house.ask("POST", "/v1/person-reads", "{" + person + R"(,"purpose":"asked at the counter"})", "eve");
  house.ask("GET", "/v1/cases/1", "", "ann");
  const json::object reply = house.ok(house.ask("POST", "/v1/audit-reads", "{" + person + "}", "max"));
  std::vector<std::string> entries;
  for (const json::value& entry : reply.at("entries").as_array())
    entries.push_back(text(entry.as_object(), "actor") + " " + text(entry.as_object(), "what") + " " +
                      text(entry.as_object(), "purpose"));
  CHECK(entries == std::vector<std::string>{"max audit.who-read ", "ann case.show case 1",
                                            "eve person.show asked at the counter",
                                            "bob person.show case 1"});
  CHECK(house.ask("POST", "/v1/person-reads", "{" + person + R"(,"purpose":"\u001b[2J"})").status == 400);
  CHECK(house.ask("GET", "/v1/audit?limit=0").status == 400);
  CHECK(house.ok(house.ask("GET", "/v1/audit")).at("entries").as_array().size() >= 5);
}

TEST_CASE("cases are listed page by page") {
  HouseWithCase house;
  const json::object page = house.ok(house.ask("GET", "/v1/cases?limit=1"));
  CHECK(page.at("cases").as_array().size() == 1);
  CHECK_FALSE(page.at("more").as_bool());
  CHECK(house.ok(house.ask("GET", "/v1/cases?limit=1&after=1")).at("cases").as_array().empty());
  CHECK(house.ask("GET", "/v1/cases?after=77").status == 404);
  CHECK(house.ask("GET", "/v1/cases?limit=501").status == 400);
}

TEST_CASE("a case is passed on to somebody who works on cases, and to nobody else") {
  HouseWithCase house;
  const auto transfer = [&](const std::string& to) {
    return house.ask("POST", "/v1/cases/1/transfer", R"({"to":")" + to + R"(","reason":"x"})");
  };
  CHECK(House::error_of(transfer("nobody_known")) == "not_found");
  CHECK(House::error_of(transfer("porter")) == "conflict");
  CHECK(text(house.ok(transfer("bob")), "taken_by") == "bob");
}

TEST_CASE("a case says which steps its reader may take, and why not the others") {
  HouseWithCase house;
  const auto steps_of = [&] {
    std::map<std::string, std::string> steps;  // the first refusal of each; empty: it may be taken
    const json::object shown = house.ok(house.ask("GET", "/v1/cases/1"));
    for (const json::value& item : shown.at("steps").as_array()) {
      const json::object& step = item.as_object();
      const json::value& refusal = step.at("refusal");
      steps.emplace(text(step, "command") + (step.at("hurts").as_bool() ? " !" : ""),
                    refusal.is_null() ? "" : text(refusal.as_object(), "what"));
    }
    return steps;
  };
  auto steps = steps_of();
  CHECK(steps.at("case take").empty());
  CHECK(steps.at("case decide").empty());
  CHECK(steps.at("case confirm !").find("nothing is proposed") != std::string::npos);
  CHECK(steps.at("suspension propose !").find("notice") != std::string::npos);
  CHECK(steps.at("case note").empty());
  house.roles = {api::Role::auditor};
  steps = steps_of();
  for (const auto& [step, refusal] : steps) CHECK(refusal.find("you are auditor") != std::string::npos);
  const json::object shown = house.ok(house.ask("GET", "/v1/cases/1"));
  CHECK(shown.at("letters").as_array().size() >= 6);
}

TEST_CASE("the steps of a case say whether its person's recorded death may be repaired, and by whom not") {
  HouseWithCase house;
  const auto refusal = [&](const std::string& user) {
    const json::object shown = house.ok(house.ask("GET", "/v1/cases/1", "", user));
    for (const json::value& item : shown.at("steps").as_array())
      if (text(item.as_object(), "command") == "death repair")
        return item.at("refusal").is_null() ? "" : text(item.at("refusal").as_object(), "what");
    return std::string("no such step");
  };
  CHECK(refusal("ann").empty());
  CHECK_FALSE(refusal("max").empty());  // nobody has registered him
  CHECK(refusal("max") != "no such step");
}

namespace {

/// Three people paid after a recorded death, whose cases 1 to 3 ann has proposed an outcome on; who asks is a
/// reviewer.
struct HouseWithProposals : House {
  HouseWithProposals() {
    for (const int person : {1, 2, 3}) {
      FactsBuilder known(citizen(person));
      known.enrolment();
      known.payments(std::chrono::year{2017} / 4, std::chrono::year{2018} / 3, yuan(100 + person));
      known.death(Day{std::chrono::year{2018} / 1 / 20});
      const std::string number = std::to_string(person);
      deliver(Feed::roll, "roll-" + number, known.facts.enrolments);
      deliver(Feed::payments, "payments-" + number, known.facts.payments);
      deliver(Feed::deaths_health, "deaths-" + number, known.facts.deaths);
    }
    verify();
    int number = 901;
    for (const char* user : {"ann", "bob", "eve"})
      store->cases().register_officer({user, citizen(number++), user, clock.now(), "root"});
    for (const int id : {1, 2, 3})
      if (ask("POST", fmt::format("/v1/cases/{}/decision", id),
              R"({"outcome":"fraud_suspected","reason":"x"})")
              .status != 200)
        throw std::runtime_error("an outcome was not proposed");
    roles = {api::Role::reviewer};
  }
  /// The proposal that the queue gives; 0: none.
  std::int64_t next(const std::string& user, std::optional<std::int64_t> after = {}) {
    const api::Reply reply =
        ask("POST", "/v1/queue/next", after ? fmt::format(R"({{"after":{}}})", *after) : "", user);
    return reply.status == 200 ? object_of(reply).at("case").as_int64() : 0;
  }
};

}  // namespace

TEST_CASE("a reviewer is given one proposal after another, and begins anew at the end") {
  HouseWithProposals house;
  const std::int64_t first = house.next("bob");
  CHECK(house.next("bob") == first);
  const std::int64_t second = house.next("bob", first), third = house.next("bob", second);
  CHECK(std::set<std::int64_t>{first, second, third} == std::set<std::int64_t>{1, 2, 3});
  CHECK(house.next("bob", third) == first);
  // One that waits no more has a place in the order all the same.
  REQUIRE(house.ask("POST", fmt::format("/v1/cases/{}/confirmation", second), R"({"reason":"x"})", "bob")
              .status == 200);
  CHECK(house.next("bob", second) == third);
  CHECK(house.ask("POST", "/v1/queue/next", R"({"after":77})", "bob").status == 404);
}

TEST_CASE("two reviewers are given two proposals, and share one only when there is no other") {
  HouseWithProposals house;
  const std::int64_t of_bob = house.next("bob");
  const std::int64_t of_eve = house.next("eve");
  CHECK(of_eve != of_bob);
  CHECK(house.next("bob", of_bob) != of_eve);
  CHECK(house.next("bob") == of_bob);
  // What was given an hour ago is read no more.
  HouseWithProposals later;
  for (const int id : {1, 2, 3})
    later.store->audit().record("zoe", "case.next", later.store->cases().find_case(id)->subject, "",
                                later.clock.now() - std::chrono::hours{id == 1 ? 1 : 0});
  CHECK(later.next("bob") == 1);
}

TEST_CASE("who is given nothing is told what is true for him") {
  HouseWithCase house;
  const auto told = [&](const char* body) {
    const api::Reply reply = house.ask("POST", "/v1/queue/next", body, "eve");
    REQUIRE(reply.status == 404);
    const json::object error = House::object_of(reply).at("error").as_object();
    return text(error, "what") + "|" + text(error, "hint");
  };
  house.roles = {api::Role::reviewer};
  CHECK(told("") == "no proposal waits for you as the second person|`benefitctl today` says what waits.");
  CHECK(told(R"({"kind":"record_repair"})").find("--kind") != std::string::npos);
  house.roles = {api::Role::supervisor};
  CHECK(told("").starts_with("who neither decides nor confirms is given no case|"));
  const json::object today = house.ok(house.ask("GET", "/v1/today", "", "eve"));
  CHECK(text(today.at("lines").as_array()[0].as_object(), "sentence") == "You have taken no case.");
}

TEST_CASE("the history of a case is told in the reader's language") {
  HouseWithCase house;
  const json::object shown =
      house.ok(house.ask("GET", "/v1/cases/1", "", "ann", false, api::Language::chinese));
  for (const json::value& item : shown.at("events").as_array()) {
    const std::string sentence = text(item.as_object(), "sentence");
    CHECK(sentence.find(text(item.as_object(), "what")) == std::string::npos);
  }
  CHECK(text(shown.at("findings").at(0).as_object(), "period_words").find("年") != std::string::npos);
}

TEST_CASE("a repair closes no case about other things") {
  HouseWithCase house;
  FactsBuilder other(citizen(7));
  other.enrolment();
  other.payments(std::chrono::year{2017} / 4, std::chrono::year{2018} / 3, yuan(120));
  house.deliver(Feed::roll, "roll-7", other.facts.enrolments);
  house.deliver(Feed::payments, "payments-7", other.facts.payments);
  house.verify();
  const auto cases_of_7 = [&] { return house.store->cases().cases_of(citizen(7)); };
  REQUIRE(cases_of_7().size() == 1);
  REQUIRE(cases_of_7().front().checks == std::vector<std::string>{"L1"});
  other.death(Day{std::chrono::year{2018} / 1 / 20});
  house.deliver(Feed::deaths_health, "deaths-7", other.facts.deaths);
  house.ok(house.ask("POST", "/v1/death-repairs",
                     R"({"id_number":")" + citizen(7).to_string() +
                         R"(","seen_on":"2018-04-09","evidence":"at the counter"})"));
  REQUIRE(cases_of_7().size() == 2);
  CHECK(cases_of_7().front().state == CaseState::open);
  CHECK(cases_of_7().back().outcome == Outcome::registry_wrong);
}
