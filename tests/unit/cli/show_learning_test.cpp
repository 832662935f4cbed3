// What is learnt from decided cases, as it is shown beside a finding, a check and a chosen payment.
#include "daemon/cli/case_page.hpp"
#include "daemon/cli/review/case_body.hpp"
#include "tests/unit/cli/fake_session.hpp"

#include <boost/json.hpp>
#include <catch2/catch.hpp>

using namespace benefit;
namespace json = boost::json;

namespace {

constexpr const char* record =
    R"({"right":4,"wrong":7,"undecided":0,"too_often":true,"sentence":"Careful: wrong in 7 of 11."})";

json::object case_with(const std::string& check_record) {
  return json::parse(R"({"case":3,"state":"open","name":"王一","checks":["D1"],
    "sums":{"lost":1200,"flowing_per_month":0,"owed":0},
    "findings":[{"check":"D1","title":"Paid","period":"2018-01","period_words":"January 2018","state":"open","reasons":[],"citations":[],
                 "check_record":)" +
                     check_record + R"(}],"chosen":null,"events":[],"photos":[],"next":[]})")
      .as_object();
}

json::object chosen_case() {
  return json::parse(R"({"case":4,"state":"taken","name":"王二","checks":[],"kind":"chosen_by_lot",
    "sums":{"lost":0,"flowing_per_month":0,"owed":0},"findings":[],
    "chosen":{"kind":"payment","lines":[{"code":"x","sentence":"A payment was chosen by lot."},
                                         {"code":"y","sentence":"The person is not suspected of anything."}]},
    "events":[],"photos":[],"next":[]})")
      .as_object();
}

std::string plain(const cli::Lines& lines) {
  std::string text;
  for (const cli::Line& line : lines) {
    for (const auto& piece : line) text += piece.text;
    text += '\n';
  }
  return text;
}

}  // namespace

TEST_CASE("a marked check is told of beside the finding, on the page and on the screen") {
  const json::object one = case_with(record);
  CHECK(cli::case_page(one, "", cli::Style(false)).find("- Careful: wrong in 7 of 11.") != std::string::npos);
  CHECK(plain(cli::case_body(one, 80)).find("! Careful: wrong in 7 of 11.") != std::string::npos);
}

TEST_CASE("a check that nobody has judged is shown without a record") {
  const std::string page = cli::case_page(case_with("null"), "", cli::Style(false));
  CHECK(page.find("this check") == std::string::npos);
  CHECK(page.find("Money in yuan") != std::string::npos);
}

TEST_CASE("what was chosen by lot shows what is asked, and no money in doubt") {
  const std::string page = cli::case_page(chosen_case(), "", cli::Style(false));
  CHECK(page.find("Chosen by lot\n") != std::string::npos);
  CHECK(page.find("not suspected of anything") != std::string::npos);
  CHECK(page.find("Money in yuan") == std::string::npos);
  CHECK(plain(cli::case_body(chosen_case(), 80)).find("not suspected of anything") != std::string::npos);
}

TEST_CASE("check explain and check list tell the record") {
  test::FakeSession fake;
  fake.service.answer(
      200,
      std::string(
          R"({"check":"D1","title":"t","state":"runs","needs":[],"needs_one_of":[],"sees_more_with":[],"record":)") +
          record + "}");
  fake.run({"check", "explain", "D1"});
  CHECK(fake.out.text().find("in decided cases          Careful: wrong in 7 of 11.") != std::string::npos);
}

TEST_CASE("sample draw prints what was drawn, report fairness -o csv its groups") {
  test::FakeSession fake;
  fake.service.answer(200, R"({"month":"2018-03","strata":[{"kind":"payment","stratum":"resident_pension",
                               "units":5000,"drawn":11,"drawn_now":2,"left":0}]})");
  fake.run({"sample", "draw", "--month", "2018-03"});
  CHECK(fake.out.text().find("5000") != std::string::npos);
  CHECK(fake.service.requests.back().target == "/v1/samples");

  test::FakeSession csv;
  csv.service.answer(200, R"({"groups":[{"check":"D1","grouped_by":"sex","group":"female","right":3,
                              "lost":{"death_reported_late":120050},"suppressed":false}]})");
  csv.run({"report", "fairness", "-o", "csv"});
  CHECK(csv.out.text().find("lost.death_reported_late") != std::string::npos);
  CHECK(csv.out.text().find("D1,sex,female,") != std::string::npos);
}
