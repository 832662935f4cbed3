#include "daemon/cli/work_queue.hpp"

#include "daemon/api/base64.hpp"
#include "tests/support/temporary_folder.hpp"
#include "tests/unit/cli/fake_session.hpp"
#include "verify/types/attachment.hpp"
#include "verify/types/sha256.hpp"

#include <fstream>
#include <sstream>

#include <boost/json.hpp>
#include <catch2/catch.hpp>

using namespace benefit;
using test::FakeSession;
namespace json = boost::json;

namespace {

std::string page_of_cases(int first, int count, bool more) {
  json::array cases;
  for (int i = first; i < first + count; ++i)
    cases.push_back(json::object{{"case", i}, {"state", "open"}, {"name", "=cmd|' /C calc'!A0"}});
  return json::serialize(json::object{{"cases", std::move(cases)}, {"more", more}});
}

std::string attachment_reply(const Bytes& content, const std::string& hash) {
  return json::serialize(json::object{{"attachment", 3},
                                      {"name", "letter.pdf"},
                                      {"sha256", hash},
                                      {"content", api::base64_encoded(content)}});
}

}  // namespace

TEST_CASE("as JSON and CSV every page of cases is fetched, for people one") {
  FakeSession fake;
  fake.service.answer(200, page_of_cases(1, 500, true));
  fake.service.answer(200, page_of_cases(501, 20, false));
  CHECK(fake.run({"case", "list", "-o", "json"}) == 0);
  CHECK(fake.service.requests.at(0).target == "/v1/cases?limit=500");
  CHECK(fake.service.requests.at(1).target == "/v1/cases?after=500&limit=500");
  CHECK(json::parse(fake.out.text()).at("cases").as_array().size() == 520);

  FakeSession person;
  person.service.answer(200, page_of_cases(1, 2, true));
  CHECK(person.run({"case", "list"}) == 0);
  CHECK(person.err.text() == "There are more: go on with --after 2\n");
}

TEST_CASE("no more cases are fetched than were asked for") {
  FakeSession fake;
  fake.service.answer(200, page_of_cases(1, 500, true));
  fake.service.answer(200, page_of_cases(501, 100, true));
  CHECK(fake.run({"case", "list", "--limit", "600", "-o", "csv"}) == 0);
  CHECK(fake.service.requests.at(1).target == "/v1/cases?after=500&limit=100");
  CHECK(fake.service.all_asked());
}

TEST_CASE("a name that is a formula is no formula in CSV") {
  FakeSession fake;
  fake.service.answer(200, page_of_cases(1, 1, false));
  CHECK(fake.run({"case", "list", "-o", "csv"}) == 0);
  CHECK(fake.out.text().find("'=cmd|") != std::string::npos);
  CHECK(fake.out.text().find(",=cmd|") == std::string::npos);
}

TEST_CASE("the next case is taken and shown in full; for programs as it was taken") {
  FakeSession fake;
  fake.service.answer(200, R"({"case":12,"state":"taken"})");
  fake.service.answer(200, R"({"case":12,"state":"taken","kind":"reminder"})");
  CHECK(fake.run({"case", "next"}) == 0);
  CHECK(fake.service.requests.at(0).target == "/v1/queue/next");
  CHECK(fake.service.requests.at(1).target == "/v1/cases/12");
  CHECK(fake.out.text().starts_with("Case 12: taken\n"));

  FakeSession program;
  program.service.answer(200, R"({"case":12,"state":"taken"})");
  CHECK(program.run({"case", "next", "-o", "json"}) == 0);
  CHECK(program.service.all_asked());
}

TEST_CASE("lines are sentences one below the other, made safe") {
  FakeSession fake;
  fake.service.answer(200, R"({"lines":[{"sentence":"One."},{"sentence":"Two \u001b[31m."}]})");
  CHECK(fake.run({"today"}) == 0);
  CHECK(fake.out.text() == "  - One.\n  - Two \\x1b[31m.\n");
}

TEST_CASE("a file is attached under its own name; one that is too large is not sent") {
  test::TemporaryFolder folder;
  std::ofstream(folder.path() / "信.txt") << "seen";
  FakeSession fake;
  fake.service.answer(200, R"({"case":12,"attachment":{"attachment":1,"name":"n"}})");
  CHECK(fake.run({"case", "attach", "12", (folder.path() / "信.txt").string()}) == 0);
  const json::object body = json::parse(fake.service.requests.at(0).body).as_object();
  CHECK(body.at("name").as_string() == "信.txt");
  CHECK(body.at("file").as_string() == "c2Vlbg==");

  std::ofstream(folder.path() / "large") << std::string(largest_attachment + 1, 'x');
  CHECK(test::error_of([&] {
          fake.run({"case", "attach", "12", (folder.path() / "large").string()});
        }).code == ErrorCode::too_large);
  CHECK(fake.service.requests.size() == 1);
}

TEST_CASE("an attachment whose file's name is not UTF-8 is told before it is sent") {
  const test::TemporaryFolder folder;
  const auto file = folder.path() / "\xd0\xc5.txt";
  std::ofstream(file) << "x";
  FakeSession fake;
  const Error error = test::error_of([&] { fake.run({"case", "attach", "12", file.string()}); });
  CHECK(error.where == "--name");
  CHECK(fake.service.requests.empty());
}

TEST_CASE("an attachment is saved when it is the one that was put in, and nothing is otherwise") {
  test::TemporaryFolder folder;
  const Bytes content = {1, 2, 3};
  const auto to = folder.path() / "out.pdf";
  FakeSession fake;
  fake.service.answer(200, attachment_reply(content, std::string(64, '0')));
  const auto save = [&] { return fake.run({"case", "attachment", "save", "12", "3", "--to", to.string()}); };
  CHECK(test::error_of(save).code == ErrorCode::corrupt);
  CHECK_FALSE(std::filesystem::exists(to));
  fake.service.answer(200, attachment_reply(content, sha256(content)));
  CHECK(save() == 0);
  std::ifstream file(to, std::ios::binary);
  std::ostringstream text;
  text << file.rdbuf();
  CHECK(text.str() == "\x01\x02\x03");
  CHECK(fake.out.text().find("AQID") == std::string::npos);
}
