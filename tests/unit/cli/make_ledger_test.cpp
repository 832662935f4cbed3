#include "daemon/cli/make_ledger.hpp"

#include "daemon/cli/say.hpp"
#include "tests/support/temporary_folder.hpp"
#include "tests/unit/cli/fake_session.hpp"
#include "verify/types/sha256.hpp"

#include <sys/stat.h>

#include <boost/json.hpp>
#include <catch2/catch.hpp>

using namespace benefit;
using test::FakeSession;
namespace json = boost::json;

namespace {

json::object result(const std::string& file, const std::string& format,
                    const std::string& ledger = "subsidies", bool reconciled = true) {
  const auto side = [](std::int64_t rows) { return json::object{{"rows", rows}, {"amount", 10050}}; };
  return {{"ledger", ledger},
          {"format", format},
          {"rows", 2},
          {"people", 1},
          {"bytes", static_cast<std::int64_t>(file.size())},
          {"sha256", sha256({reinterpret_cast<const std::uint8_t*>(file.data()), file.size()})},
          {"totals", json::object{{"booked", 10050}}},
          {"reconciliation", json::object{{"feed", side(2)},
                                          {"ledger", side(reconciled ? 2 : 1)},
                                          {"left_out", json::object{{"rows", 0}, {"amount", 0}}},
                                          {"holds", reconciled}}}};
}

/// The job is started and done at once; its file comes in two parts.
void lay_out(FakeSession& fake, const std::string& file, const json::object& result) {
  fake.service.answer(202, R"({"job":7})");
  fake.service.answer(200, json::serialize(json::object{
                               {"job", 7}, {"kind", "write_ledger"}, {"state", "done"}, {"result", result}}));
  fake.service.answer(200, file.substr(0, 3), "text/csv");
  fake.service.answer(200, file.substr(3), "text/csv");
}

bool says(const std::string& text, const char* part) { return text.find(part) != std::string::npos; }

}  // namespace

TEST_CASE("a ledger goes to the file that was named, of the kind that its name ends in") {
  const test::TemporaryFolder folder;
  const std::string path = (folder.path() / "ledger.csv").string();
  FakeSession fake;
  lay_out(fake, "a,b\n1,2\n", result("a,b\n1,2\n", "csv"));
  CHECK(fake.run({"ledger", "subsidies", "--period", "2018", "--to", path}) == 0);
  CHECK(fake.service.requests.at(0).target == "/v1/ledgers/subsidies");
  CHECK(fake.service.requests.at(0).body == R"({"period":"2018","format":"csv"})");
  CHECK(fake.service.requests.at(2).target == "/v1/ledgers/7?offset=0");
  CHECK(fake.service.requests.at(3).target == "/v1/ledgers/7?offset=3");
  CHECK(test::content(path) == "a,b\n1,2\n");
  struct stat there {};
  REQUIRE(::stat(path.c_str(), &there) == 0);
  CHECK((there.st_mode & 0777U) == 0600U);
  CHECK(fake.out.text() ==
        "2 rows about 1 people.\nbooked: 100.50 yuan\n"
        "Reconciled with the feed `subsidies`, all regions: 2 rows, 100.50 yuan.\n");
}

TEST_CASE("without a file a ledger is a table for people, and JSON or CSV for programs") {
  const std::string rows = R"({"rows":[{"county":"130225","booked":10050}]})";
  FakeSession human;
  lay_out(human, rows, result(rows, "json"));
  CHECK(human.run({"ledger", "subsidies", "--period", "2018"}) == 0);
  CHECK(human.service.requests.at(0).body == R"({"period":"2018","format":"json"})");
  CHECK(says(human.out.text(), "130225"));
  CHECK(says(human.out.text(), "100.50"));
  FakeSession program;
  lay_out(program, rows, result(rows, "json"));
  CHECK(program.run({"ledger", "subsidies", "--period", "2018", "-o", "json"}) == 0);
  CHECK(program.out.text() == rows);
  FakeSession csv;
  lay_out(csv, "a,b\n", result("a,b\n", "csv"));
  CHECK(csv.run({"ledger", "subsidies", "--period", "2018", "-o", "csv"}) == 0);
  CHECK(csv.service.requests.at(0).body == R"({"period":"2018","format":"csv"})");
  CHECK(csv.out.text() == "a,b\n");
}

TEST_CASE("the report by region names what falls short") {
  const std::string rows = R"({"rows":[{"county":"130225","town":"甲镇","village":"",)"
                           R"("falls_short":[{"field":"certified","figure":3,"of":5}]}]})";
  FakeSession fake;
  lay_out(fake, rows, result(rows, "json", "regions"));
  CHECK(fake.run({"report", "regions", "--period", "2018"}) == 0);
  CHECK(says(fake.out.text(), "130225 甲镇: falls short: certified 3 of 5\n"));
}

TEST_CASE("a ledger that does not come to what the feed holds is an error, though it is handed over") {
  FakeSession fake;
  lay_out(fake, "a,b\n", result("a,b\n", "csv", "subsidies", false));
  CHECK(fake.run({"ledger", "subsidies", "--period", "2018", "-o", "csv"}) != 0);
  CHECK(says(fake.err.text(),
             "NOT reconciled: the feed `subsidies` holds 2 rows, 100.50 yuan, the ledger 1 rows"));
}

TEST_CASE("bytes that are not those of the ledger leave no file") {
  const test::TemporaryFolder folder;
  const std::string path = (folder.path() / "ledger.csv").string();
  FakeSession fake;
  lay_out(fake, "a,c\n1,2\n", result("a,b\n1,2\n", "csv"));
  CHECK(test::error_of([&] {
          fake.run({"ledger", "subsidies", "--period", "2018", "--to", path});
        }).code == ErrorCode::corrupt);
  CHECK(std::filesystem::is_empty(folder.path()));
}

TEST_CASE("what cannot be written is refused before the service is asked") {
  FakeSession fake;
  const auto refused = [&](std::vector<std::string> arguments) {
    arguments.insert(arguments.begin(), {"ledger", "management", "--period", "2018"});
    return test::error_of([&] { fake.run(arguments); }).code;
  };
  CHECK(refused({"--to", "ledger.doc"}) == ErrorCode::bad_request);
  CHECK(refused({"--format", "xlsx"}) == ErrorCode::bad_request);
  CHECK(refused({"--to", "/nonexistent/ledger.csv"}) != ErrorCode::internal);
  CHECK(fake.service.requests.empty());
}

TEST_CASE("a ledger whose watching was broken off can be fetched later") {
  FakeSession fake;
  fake.pauses_until_interrupt = 0;
  fake.service.answer(202, R"({"job":7})");
  fake.service.answer(200, R"({"job":7,"state":"running","phase":"write","done":1,"total":9})");
  CHECK(fake.run({"ledger", "management", "--period", "2018"}) == cli::exit_interrupted);
  CHECK(says(fake.err.text(), "benefitctl ledger fetch 7 --to FILE"));
  const std::string rows = R"({"rows":[]})";
  fake.service.answer(
      200, json::serialize(json::object{{"job", 7}, {"state", "done"}, {"result", result(rows, "json")}}));
  fake.service.answer(200, rows, "application/octet-stream");
  CHECK(fake.run({"ledger", "fetch", "7", "-o", "json"}) == 0);
  CHECK(fake.out.text() == rows);
}

TEST_CASE("the totals of a ledger are named as its columns are, in the reader's language") {
  const json::object written = result("", "csv");
  CHECK(says(cli::ledger_page(written), "booked: 100.50 yuan"));
  cli::speak(api::Language::chinese);
  const std::string page = cli::ledger_page(
      {{"rows", 1}, {"people", 1}, {"totals", json::object{{"by_person", 10050}, {"drawn", 100}}}});
  cli::speak(api::Language::english);
  CHECK(says(page, "个人缴费：100.50元"));
  CHECK_FALSE(says(page, "by_person"));
  CHECK_FALSE(says(page, "drawn"));
}
