#include "daemon/cli/describe_feeds.hpp"

#include "tests/support/temporary_folder.hpp"
#include "tests/unit/cli/fake_session.hpp"
#include "verify/intake/catalogue.hpp"

#include <boost/json.hpp>
#include <catch2/catch.hpp>

using namespace benefit;
using test::FakeSession;

TEST_CASE("every feed and column of the catalogue is described") {
  const auto description = cli::description_of("");
  CHECK(description.at("feeds").as_array().size() == intake::feeds().size());
  std::size_t columns = 0;
  for (const intake::FeedInfo& feed : intake::feeds()) columns += feed.columns.size();
  CHECK(description.at("columns").as_array().size() == columns);
}

TEST_CASE("one feed is described on request, without asking the service") {
  FakeSession fake;
  CHECK(fake.run({"feed", "describe", "payments", "-o", "csv"}) == 0);
  CHECK(
      fake.out.text().starts_with("feed,column,aliases,required,form,meaning,example\npayments,id_number,"));
  CHECK(fake.out.text().find("roll") == std::string::npos);
  CHECK(fake.service.requests.empty());
}

TEST_CASE("for people a feed comes with its supplier and its use") {
  FakeSession fake;
  CHECK(fake.run({"feed", "describe", "deaths-health"}) == 0);
  CHECK(fake.out.text().starts_with("deaths-health "));
  CHECK(fake.out.text().find("supplied by") != std::string::npos);
  CHECK(fake.out.text().find("身份证号") != std::string::npos);
}

TEST_CASE("for people each column comes with its unit and the values that it takes") {
  FakeSession fake;
  CHECK(fake.run({"feed", "describe", "payments"}) == 0);
  CHECK(fake.out.text().find("accepted values") != std::string::npos);
  CHECK(fake.out.text().find("yuan, not negative, at most two decimals") != std::string::npos);
  CHECK(fake.out.text().find("resident_pension (") != std::string::npos);
}

TEST_CASE("an unknown feed comes with the nearest one") {
  FakeSession fake;
  const Error error = test::error_of([&] { fake.run({"feed", "describe", "payment"}); });
  CHECK(error.hint == "did you mean 'payments'?");
}

TEST_CASE("the template of every feed is taken by a dry run of its import") {
  const test::TemporaryFolder folder;
  for (const intake::FeedInfo& feed : intake::feeds()) {
    CAPTURE(feed.name);
    const std::string file = (folder.path() / (std::string(feed.name) + ".csv")).string();
    FakeSession fake;
    CHECK(fake.run({"feed", "template", std::string(feed.name), "--header", "chinese", "--out", file}) == 0);
    CHECK(fake.out.text().empty());
    CHECK(fake.run({"feed", "import", std::string(feed.name), file, "--dry-run", "-o", "json"}) == 0);
    const auto result = boost::json::parse(fake.out.text());
    CHECK(result.at("rows_accepted") == 2);
    CHECK(result.at("rows_rejected") == 0);
    CHECK(result.at("rows_damaged") == 0);
    CHECK(fake.service.requests.empty());
  }
}

TEST_CASE("a template is printed as CSV for spreadsheets, or as JSON") {
  FakeSession fake;
  CHECK(fake.run({"feed", "template", "registry-dibao"}) == 0);
  CHECK(fake.out.text().starts_with("\xEF\xBB\xBFid_number,name,county_code,"));
  FakeSession json;
  CHECK(json.run({"feed", "template", "registry-dibao", "-o", "json"}) == 0);
  CHECK(boost::json::parse(json.out.text()).at("rows").as_array().size() == 2);
  CHECK(test::error_of([&] { json.run({"feed", "template", "registry"}); }).code == ErrorCode::bad_request);
}
