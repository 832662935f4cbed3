#include "daemon/cli/say.hpp"
#include "tests/unit/cli/fake_session.hpp"

#include <boost/json.hpp>
#include <catch2/catch.hpp>

using namespace benefit;
using test::FakeSession;
namespace json = boost::json;

namespace {

void answer(FakeSession& fake, const char* state) {
  fake.service.answer(202, R"({"job":7})");
  fake.service.answer(
      200, json::serialize(json::object{
               {"job", 7},
               {"kind", "examine"},
               {"state", "done"},
               {"result",
                {{"parts",
                  {{{"part", "backup"},
                    {"state", state},
                    {"what", "there is no backup"},
                    {"where", "benefitctl backup list"},
                    {"hint", "Make one: benefitctl backup create. docs/backup.md says the rest."}}}}}}}));
}

bool says(const std::string& text, const char* part) { return text.find(part) != std::string::npos; }

}  // namespace

TEST_CASE("the doctor says how each part is and, where it is not well, what to do") {
  FakeSession fake;
  answer(fake, "attention");
  CHECK(fake.run({"doctor"}) == 0);
  CHECK(fake.service.requests.at(0).target == "/v1/examinations");
  CHECK(says(fake.out.text(), "it answers"));
  CHECK(says(fake.out.text(), "attention: there is no backup (benefitctl backup list)"));
  CHECK(says(fake.out.text(), "Make one: benefitctl backup create."));
}

TEST_CASE("the doctor's exit status tells that something is broken") {
  FakeSession fake;
  answer(fake, "broken");
  CHECK(fake.run({"doctor", "-o", "json"}) == 17);
  CHECK(json::parse(fake.out.text()).at("parts").as_array().size() == 2);
}

TEST_CASE("without the service the doctor says so, and looks at the networks") {
  FakeSession fake;
  fake.service.break_down({ErrorCode::unavailable, "benefitd is not running", "/run/x.sock", ""});
  CHECK(fake.run({"doctor"}) != 0);
  CHECK(says(fake.out.text(), "benefitd is not running"));
  CHECK(says(fake.out.text(), "benefitd --examine"));
  CHECK(says(fake.out.text(), "models"));
}
