#include "daemon/cli/check_policy.hpp"
#include "daemon/cli/locale.hpp"
#include "daemon/cli/show_policy.hpp"
#include "tests/support/golden_file.hpp"
#include "tests/support/temporary_folder.hpp"
#include "tests/unit/cli/fake_session.hpp"

#include <fstream>
#include <string>

#include <boost/json.hpp>
#include <catch2/catch.hpp>

using namespace benefit;
using test::FakeSession;

namespace {

struct WrittenPolicy {
  explicit WrittenPolicy(const std::string& text) { std::ofstream(path()) << text; }
  std::string path() const { return (folder.path() / "policy.toml").string(); }

  test::TemporaryFolder folder;
};

const std::string certification =
    "[[certification_months]]\nfrom = 2018-01-01\nmonths = 12\nlegal_basis = \"a notice\"\n";

}  // namespace

TEST_CASE("the policy that ships is complete, without a file and without the service") {
  cli::set_utf8_locale();
  FakeSession fake;
  CHECK(fake.run({"policy", "check"}) == 0);
  CHECK(fake.out.text() == test::golden("tests/golden/cli/policy_check.txt", fake.out.text()));
  CHECK(fake.service.requests.empty());
}

TEST_CASE("what the policy that ships sets on a day is shown with its legal basis") {
  cli::set_utf8_locale();
  FakeSession fake;
  CHECK(fake.run({"policy", "show", "--day", "2018-07-01"}) == 0);
  CHECK(fake.out.text() == test::golden("tests/golden/cli/policy_show.txt", fake.out.text()));
}

TEST_CASE("a file that lacks values is reported whole, then refused with the days of each gap") {
  const WrittenPolicy file(certification);
  FakeSession fake;
  const Error error = test::error_of([&] {
    fake.run({"policy", "check", file.path(), "--from", "2018-03-01", "--to", "2018-12-31", "-o", "json"});
  });
  CHECK(error.code == ErrorCode::bad_input);
  CHECK(error.where == file.path());
  CHECK_THAT(error.what, Catch::Contains("lowest_tier: 2018-03-01/2018-12-31") &&
                             Catch::Contains("provisions (T1): 2018-03-01/2018-12-31") &&
                             !Catch::Contains("certification_months"));
  const auto reply = boost::json::parse(fake.out.text()).as_object();
  CHECK_FALSE(reply.at("complete").as_bool());
  CHECK(reply.at("file").as_string() == file.path());
  CHECK(reply.at("region").is_null());
  const auto& row = reply.at("tables").as_array().at(2).as_object();
  CHECK(row.at("table").as_string() == "lowest_tier");
  CHECK(row.at("provisions").as_string() == "P1 P3");
  CHECK(row.at("need").as_string() == "each_day");
  CHECK(row.at("missing").as_array() == boost::json::array{"2018-03-01/2018-12-31"});
}

TEST_CASE("a check as CSV has a line for each table") {
  FakeSession fake;
  CHECK(fake.run({"policy", "check", "-o", "csv", "--from", "2017-12-01", "--to", "2018-01-31"}) == 0);
  CHECK_THAT(fake.out.text(),
             Catch::StartsWith("table,subject,provisions,need,missing,without,what_for\n") &&
                 Catch::Contains("\ntier_for_the_poor,,P3,each_day,,2017-12-01/2017-12-31,") &&
                 Catch::Contains("\nprovisions,T1,T1,stated,,2017-12-01/2017-12-31,"));
}

TEST_CASE("a region's own values are checked and shown for the region") {
  const WrittenPolicy file(certification +
                           "[[lowest_tier]]\nregion = \"130225\"\nfrom = 2018-01-01\nyuan = \"200\"\n"
                           "legal_basis = \"县文件 / a county's document\"\n");
  FakeSession fake;
  const auto missing = [&](const std::string& region) {
    return test::error_of([&] {
             fake.run({"policy", "check", file.path(), "--region", region, "--from", "2018-01-01"});
           })
        .what;
  };
  CHECK_THAT(missing("130225"), !Catch::Contains("lowest_tier"));
  CHECK_THAT(missing("130224"), Catch::Contains("lowest_tier"));

  fake.out = {};
  CHECK(fake.run({"policy", "show", file.path(), "--region", "130225", "--day", "2018-01-01", "-o", "csv"}) ==
        0);
  CHECK(fake.out.text() ==
        "table,subject,region,value,from,to,legal_basis\n"
        "certification_months,,,12 months,2018-01-01,,a notice\n"
        "lowest_tier,,130225,200.00 yuan,2018-01-01,,县文件 / a county's document\n");
  fake.out = {};
  CHECK(fake.run({"policy", "show", file.path(), "-o", "json"}) == 0);
  const auto reply = boost::json::parse(fake.out.text()).as_object();
  CHECK(reply.at("day").is_null());
  CHECK(reply.at("entries").as_array().size() == 2);
  CHECK(reply.at("entries").as_array().at(1).at("region").as_string() == "130225");
  CHECK(reply.at("entries").as_array().at(1).at("to").is_null());
}

TEST_CASE("a wrong file is named with its table and entry before anything is shown") {
  const WrittenPolicy file(certification +
                           "[[lowest_tier]]\nfrom = 2018-01-01\nyuan = 100\nlegal_basis = \"x\"\n");
  for (const char* verb : {"check", "show"}) {
    FakeSession fake;
    const Error error = test::error_of([&] { fake.run({"policy", verb, file.path()}); });
    CHECK(error.code == ErrorCode::bad_input);
    CHECK(error.where == file.path() + ", lowest_tier, entry 1");
    CHECK(error.what == "'yuan' is not a text in quotes");
    CHECK_THAT(error.hint, Catch::Contains("default_policy.toml"));
    CHECK(fake.out.text().empty());
  }
}

TEST_CASE("wrong values of the options are refused") {
  FakeSession fake;
  CHECK(test::error_of([&] { fake.run({"policy", "check", "--region", "990225"}); }).where == "--region");
  CHECK(test::error_of([&] { fake.run({"policy", "check", "--from", "2021-01-01"}); }).where == "--to");
  CHECK(test::error_of([&] {
          fake.run({"policy", "show", "--day", "never"});
        }).code == ErrorCode::bad_request);
  CHECK(test::error_of([&] { fake.run({"policy", "show", "nowhere.toml"}); }).code == ErrorCode::not_found);
}
