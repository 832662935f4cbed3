// Letters and case files, from the step that asks for one to the paper in the case.
#include "daemon/api/base64.hpp"
#include "tests/unit/api/house.hpp"
#include "verify/types/sha256.hpp"

#include <fstream>
#include <map>
#include <string>
#include <utility>

#include <catch2/catch.hpp>

using namespace benefit;
using namespace benefit::test;
using namespace std::chrono_literals;
namespace json = boost::json;

namespace {

/// Case 1: paid after a recorded death. Who writes is set.
struct HouseOfLetters : House {
  HouseOfLetters() {
    deliver_paid_after_death();
    verify();
    store->cases().register_officer({"ann", citizen(901), "安", clock.now(), "root"});
    services.letters.office = {"滦县社保所", "滦河路1号", "0315-7120000", "周一至周五", "滦县人社局"};
    services.make_thumbnail = [](std::span<const std::uint8_t> photo, int) -> Expected<face::Thumbnail> {
      if (photo[0] == 7) return tl::unexpected(Error{ErrorCode::bad_image, "cut", "damaged", ""});
      return face::Thumbnail{1, 1, {photo[0], 0, 0}};
    };
    REQUIRE(store->cases().find_case(1));
  }
  json::object ok(const api::Reply& reply) {
    INFO(json::serialize(std::get<json::value>(reply.body)));
    REQUIRE(reply.status == 200);
    return object_of(reply);
  }
  json::object write(const std::string& body) { return ok(ask("POST", "/v1/cases/1/letters", body)); }
  std::string refused(const std::string& body, const std::string& target = "/v1/cases/1/letters") {
    const api::Reply reply = ask("POST", target, body);
    REQUIRE(reply.status != 200);
    return std::string(object_of(reply).at("error").at("what").as_string());
  }
  json::array waiting() { return ok(ask("GET", "/v1/letters")).at("letters").as_array(); }
  void repair() {
    ok(ask("POST", "/v1/death-repairs",
           R"({"id_number":")" + citizen().to_string() +
               R"(","evidence":"At the counter.","seen_on":"2018-04-09","where":"home_visit"})"));
  }
  static std::string text_of(const json::object& reply) {
    const auto content = api::base64_decoded(std::string(reply.at("content").as_string())).value();
    return {content.begin(), content.end()};
  }
};

bool holds(const std::string& text, std::string_view part) { return text.find(part) != std::string::npos; }

}  // namespace

TEST_CASE("a repair leaves a letter and a request, which wait until they are written") {
  HouseOfLetters house;
  CHECK(house.waiting().empty());
  house.repair();
  const json::array waiting = house.waiting();
  REQUIRE(waiting.size() == 2);
  CHECK(waiting[0].at("kind") == "correction");
  CHECK(waiting[0].at("to") == "health (卫生健康部门)");
  CHECK(waiting[1].at("kind") == "repair");
  CHECK(waiting[1].at("state") == "to_write");
  CHECK(house.on_record("letter.list"));
  CHECK(house.refused("{}") == "several letters wait on case 1");

  const json::object letter = house.write(R"({"kind":"repair","format":"text"})");
  const std::string text = HouseOfLetters::text_of(letter);
  for (const char* part : {"滦县社保所", "编号：2018-1-1", "不是您的错", "2018年4月9日", "0315-7120000",
                           "12333", "滦县人社局", "2018年4月10日", "冀人社发〔2018〕3号"}) {
    INFO(part);
    CHECK(holds(text, part));
  }
  CHECK_FALSE(holds(text, citizen().to_string()));
  CHECK(house.on_record("letter.write"));
  const auto papers = house.store->cases().attachments_of(1);
  REQUIRE(papers.size() == 1);
  CHECK(papers[0].name == "repair-2018-1-1.txt");
  CHECK(papers[0].by == "ann");
  const auto kept = house.store->cases().attachment(1, papers[0].id).value();
  CHECK(std::string(kept.begin(), kept.end()) == text);
  CHECK(letter.at("letter").at("sha256").as_string() == papers[0].sha256);
  CHECK(house.store->cases().events_of(1).back().text == "repair: 2018-1-1, SHA-256 " + papers[0].sha256);
  REQUIRE(house.waiting().size() == 1);

  // The only one left needs no name; it is a PDF unless text is asked for, and bears the whole number.
  const json::object request = house.write(R"({"format":"text"})");
  CHECK(holds(HouseOfLetters::text_of(request), "卫生健康部门："));
  CHECK(holds(HouseOfLetters::text_of(request), citizen().to_string()));
  CHECK(holds(HouseOfLetters::text_of(request), "deaths-2018"));
  CHECK(house.waiting().empty());
  CHECK(house.refused("{}") == "no letter waits on case 1");
  CHECK(house.refused(R"({"kind":"correction","supplier":"police"})") ==
        "no record of this supplier was found to be wrong here");
  const json::object pdf = house.write(R"({"kind":"correction","supplier":"卫生健康部门"})");
  CHECK(HouseOfLetters::text_of(pdf).starts_with("%PDF-"));
  CHECK(pdf.at("attachment").at("type") == "application/pdf");
}

TEST_CASE("a decision is not told before it is one, and an undone repair is told no more") {
  HouseOfLetters house;
  CHECK(house.refused(R"({"kind":"decision"})") ==
        "nothing is decided on this case that a letter could tell");
  CHECK(house.refused(R"({"kind":"repair"})") == "no wrong record was put right on this case");
  CHECK(house.refused(R"({"kind":"reminder"})").starts_with("no certification is due"));
  house.repair();
  house.store->cases().register_officer({"bob", citizen(902), "柏", house.clock.now(), "root"});
  house.ok(house.ask("POST", "/v1/death-restorations",
                     R"({"id_number":")" + citizen().to_string() + R"(","reason":"another woman"})", "bob"));
  CHECK(house.waiting().empty());
  CHECK(house.store->cases().attachments_of(1).empty());
}

TEST_CASE("a notice tells the last day to reply, and waits until it is served") {
  HouseOfLetters house;
  const std::string text = HouseOfLetters::text_of(house.write(R"({"kind":"notice","format":"text"})"));
  for (const char* part : {"15个工作日", "2018年5月2日", "我们没有因为这个登记停发待遇", "2018年1月20日"}) {
    INFO(part);
    CHECK(holds(text, part));
  }
  for (const char* word : {"欺诈", "骗取", "冒领"}) CHECK_FALSE(holds(text, word));
  REQUIRE(house.waiting().size() == 1);
  CHECK(house.waiting()[0].at("state") == "to_serve");
  house.ok(house.ask("POST", "/v1/cases/1/notices", R"({"served_on":"2018-04-10","how":"in_person"})"));
  CHECK(house.waiting().empty());
}

TEST_CASE("nothing is sent without saying who writes, and a broken template writes nothing") {
  HouseOfLetters house;
  house.services.letters.office.telephone.clear();
  CHECK(house.refused(R"({"kind":"notice"})") == "the configuration does not say who writes");
  CHECK(HouseOfLetters::text_of(house.ok(house.ask("POST", "/v1/letter-previews", R"({"kind":"notice"})")))
            .find("[letters.telephone]") != std::string::npos);
  house.services.letters.office.telephone = "1";
  house.services.letters.templates = house.folder.path();
  std::ofstream(house.folder.path() / "notice_zh.txt") << "# {{nmae}}\n";
  CHECK(house.refused(R"({"kind":"notice"})") == "there is no placeholder 'nmae'");
  CHECK(house.store->cases().attachments_of(1).empty());
  std::ofstream(house.folder.path() / "notice_zh.txt")
      << "# 本所的信\n{{name}} {{reply_until}} {{agency_telephone}} {{complaints}}\n";
  CHECK(holds(HouseOfLetters::text_of(house.write(R"({"kind":"notice","format":"text"})")), "本所的信"));
}

TEST_CASE("a preview keeps nothing, and shows a case to those alone who read files") {
  HouseOfLetters house;
  const auto preview = [&](const std::string& body) {
    return house.ask("POST", "/v1/letter-previews", body, "ann");
  };
  const std::string of_case =
      HouseOfLetters::text_of(house.ok(preview(R"({"kind":"notice","case":1,"language":"en"})")));
  CHECK(holds(of_case, "Number: preview, not sent"));
  CHECK(holds(of_case, "20 January 2018"));
  CHECK(house.on_record("letter.preview"));
  CHECK(house.store->cases().attachments_of(1).empty());
  CHECK(house.waiting().empty());
  CHECK(holds(
      HouseOfLetters::text_of(house.ok(preview(
          R"({"kind":"notice","template":"# {{name}}: {{number}} {{reply_until}} {{agency_telephone}} {{complaints}}\n"})"))),
      "王桂英: 样张"));
  const api::Reply broken = preview(R"({"kind":"notice","template":"a\n{{#reasons}}"})");
  CHECK(broken.status == 422);
  CHECK(House::object_of(broken).at("error").at("where") == "template, line 2");
  CHECK(
      HouseOfLetters::text_of(house.ok(preview(R"({"kind":"repair","format":"pdf"})"))).starts_with("%PDF-"));
  house.roles = {api::Role::administrator};
  CHECK(house.error_of(preview(R"({"kind":"notice","case":1})")) == "forbidden");
  CHECK(preview(R"({"kind":"notice"})").status == 200);
}

TEST_CASE("a preview of a case is refused as the letter would be when nothing on file calls for it") {
  HouseOfLetters house;
  for (const auto& [kind, why] :
       {std::pair{"reminder", "no certification is due on this case, and no photo is to be taken again"},
        std::pair{"decision", "nothing is decided on this case that a letter could tell"}})
    CHECK(house.refused(R"({"case":1,"kind":")" + std::string(kind) + "\"}", "/v1/letter-previews") == why);
  CHECK(house.ask("POST", "/v1/letter-previews", R"({"kind":"reminder"})").status == 200);
}

TEST_CASE("a letter that hides what the person needs is not drawn, be it the template that is tried") {
  HouseOfLetters house;
  CHECK(house.refused(R"({"kind":"notice","template":"# x\n{{#suspended}}\n{{reply_until}} )"
                      R"({{agency_telephone}} {{complaints}}\n{{/suspended}}"})",
                      "/v1/letter-previews") == "'reply_until' does not stand in every letter of this kind");
}

TEST_CASE("whoever lists the letters of a case has read of its person") {
  HouseOfLetters house;
  house.repair();
  house.ok(house.ask("GET", "/v1/letters?case=1"));
  CHECK(house.recorded().back().what == "letter.list");
  CHECK(house.recorded().back().subject == citizen());
  house.waiting();
  CHECK_FALSE(house.recorded().back().subject);
}

TEST_CASE("a person's death record says whether it counts, and which case set it aside") {
  HouseOfLetters house;
  const auto deaths = [&] {
    return house
        .ok(house.ask("POST", "/v1/person-reads", R"({"id_number":")" + citizen().to_string() + "\"}"))
        .at("deaths")
        .as_array();
  };
  CHECK(deaths()[0].at("counts").as_bool());
  CHECK(deaths()[0].at("use") == "usable");
  CHECK(deaths()[0].at("set_aside_by").is_null());
  FactsBuilder others;
  others.name = "李大壮";
  others.death(2018y / 2 / 1, DeathSource::police);
  house.deliver(Feed::deaths_police, "police", others.facts.deaths);
  FactsBuilder taken_back;
  taken_back.death(2018y / 2 / 2, DeathSource::court).withdrawn_on = Day{2018y / 3 / 1};
  house.deliver(Feed::deaths_court, "court", taken_back.facts.deaths);
  house.repair();
  const json::array all = deaths();
  REQUIRE(all.size() == 3);
  std::map<std::string, std::string> uses;
  for (const json::value& one : all) {
    CHECK_FALSE(one.at("counts").as_bool());
    uses[std::string(one.at("reported_by").as_string())] = std::string(one.at("use").as_string());
    CHECK(one.at("set_aside_by").is_null() == (one.at("use") != "set_aside"));
  }
  CHECK(uses == std::map<std::string, std::string>{
                    {"health", "set_aside"}, {"police", "other_person"}, {"court", "withdrawn"}});
}

TEST_CASE("a case file holds all of the case, is the same for the same state, and each read goes on record") {
  HouseOfLetters house;
  house.ok(house.ask("POST", "/v1/cases/1/notes", R"({"text":"=cmd|' /C calc'!A0 محمد"})"));
  const Bytes damaged{7, 1, 2};
  house.store->photos().enrol(citizen(), Day{std::chrono::year{2017} / 5 / 1}, damaged,
                              house.faces.measure(damaged), house.clock.now());
  const auto dossier = [&] { return house.ok(house.ask("GET", "/v1/cases/1/dossier")); };
  const json::object first = dossier();
  const std::string bytes = HouseOfLetters::text_of(first);
  CHECK(bytes.starts_with("%PDF-"));
  CHECK(first.at("photos") == 1);
  CHECK(first.at("pages").as_int64() >= 2);
  CHECK(house.on_record("case.dossier"));
  CHECK(house.on_record("photo.show"));
  CHECK(HouseOfLetters::text_of(dossier()) == bytes);
  house.ok(house.ask("POST", "/v1/cases/1/notes", R"({"text":"one more"})"));
  CHECK(HouseOfLetters::text_of(dossier()) != bytes);
  const api::Reply chinese =
      house.ask("GET", "/v1/cases/1/dossier", "", "ann", false, api::Language::chinese);
  CHECK(HouseOfLetters::text_of(house.ok(chinese)).starts_with("%PDF-"));
  CHECK(house.ask("GET", "/v1/cases/9/dossier").status == 404);
}
