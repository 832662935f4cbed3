#include "daemon/api/base64.hpp"
#include "daemon/cli/locale.hpp"
#include "daemon/cli/say.hpp"
#include "tests/unit/cli/fake_session.hpp"

#include <boost/json.hpp>
#include <catch2/catch.hpp>

using namespace benefit;
using test::FakeSession;

namespace {

std::vector<std::string> decide(const std::string& outcome, bool yes = false) {
  std::vector<std::string> words = {"case", "decide", "12", "--outcome", outcome, "--reason", "why"};
  if (yes) words.emplace_back("--yes");
  return words;
}

const std::string proposed = R"({"case":12,"state":"proposed","name":"n","proposed_by":"wang"})";
const std::string preview =
    R"({"case":12,"state":"proposed","version":3,"dry_run":true,
        "follows":[{"code":"follows.proposed","sentence":"A second person has to confirm."}]})";
const std::string with_photos =
    R"({"case":12,"state":"open","photos":[{"role":"collected","photo":8,"outcome":"same","at":"2018-03-01T01:00:00.000Z"},
       {"role":"enrolled","photo":5,"at":"2015-01-01"},{"role":"collected","photo":9,"outcome":"different"}]})";

std::string thumbnail(int photo) {
  return boost::json::serialize(boost::json::object{
      {"photo", photo}, {"width", 4}, {"height", 4}, {"rgb", api::base64_encoded(Bytes(48, 0x70))}});
}

}  // namespace

TEST_CASE("an outcome that hurts the recipient is asked about on a terminal") {
  FakeSession fake;
  fake.session.terminal.in = true;
  fake.in.str("yes\n");
  fake.service.answer(200, preview);
  fake.service.answer(200, proposed);
  CHECK(fake.run(decide("fraud_suspected")) == 0);
  CHECK(fake.err.text().find("Would follow: A second person has to confirm.\n") != std::string::npos);
  CHECK(fake.err.text().find("Type yes to go on") != std::string::npos);
  CHECK(fake.out.text().starts_with("Case 12: proposed\n"));
  // The step is tied to the version that was shown, and named so that it is never done twice.
  REQUIRE(fake.service.requests.size() == 2);
  CHECK(fake.service.requests[0].body.find("\"dry_run\":true") != std::string::npos);
  CHECK(fake.service.requests[1].body.find("dry_run") == std::string::npos);
  CHECK(fake.service.requests[1].body.find("\"seen\":3") != std::string::npos);
  CHECK(fake.service.requests[1].body.find("\"request\":\"") != std::string::npos);
}

TEST_CASE("a step that is only tried does not look like one that was done") {
  FakeSession fake;
  fake.service.answer(200, preview);
  std::vector<std::string> words = decide("fraud_suspected");
  words.emplace_back("--dry-run");
  CHECK(fake.run(words) == 0);
  CHECK(fake.out.text().starts_with("Nothing is done: this would follow\n"));
  CHECK(fake.out.text().find("state after it            proposed\n") != std::string::npos);
  CHECK(fake.out.text().find("Case 12: proposed") == std::string::npos);
  // A repair opens a case of its own.
  FakeSession repair;
  repair.service.answer(200, R"({"case":0,"state":"decided","outcome":"registry_wrong","dry_run":true})");
  CHECK(repair.run({"death", "repair", "11010519491231002X", "--seen-on", "2018-03-01", "--evidence", "x",
                    "--dry-run"}) == 0);
  CHECK(repair.out.text().find("a new one") != std::string::npos);
}

TEST_CASE("another answer than yes does nothing") {
  for (const char* answer : {"y\n", "no\n", "\n", ""}) {
    FakeSession fake;
    fake.session.terminal.in = true;
    fake.in.str(answer);
    fake.service.answer(200, preview);
    CHECK(test::error_of([&] { fake.run(decide("recipient_error")); }).code == ErrorCode::cancelled);
    CHECK(fake.service.requests.size() == 1);  // what would follow
  }
}

TEST_CASE("the question names the case and the person, and what was pasted before it is no answer") {
  FakeSession fake;
  fake.session.terminal.in = true;
  fake.in.str("yes\n");
  fake.session.drop_typed = [&] { fake.in.str(""); };
  fake.service.answer(200, R"({"case":12,"state":"proposed","version":3,"dry_run":true,"name":"韩桂秀",
                               "subject":"130225195807148904","follows":[]})");
  CHECK(test::error_of([&] { fake.run(decide("recipient_error")); }).code == ErrorCode::cancelled);
  CHECK(fake.err.text().find("case decide: case 12, 韩桂秀 130225195807148904. Type yes") !=
        std::string::npos);
}

TEST_CASE("in Chinese the question is answered in Chinese") {
  FakeSession fake;
  fake.session.terminal.in = true;
  fake.in.str("是\n");
  fake.service.answer(200, preview);
  fake.service.answer(200, proposed);
  cli::speak(api::Language::chinese);
  CHECK(fake.run(decide("fraud_suspected")) == 0);
  cli::speak(api::Language::english);
}

TEST_CASE("a case that was split off is told with its number") {
  FakeSession fake;
  fake.service.answer(200, R"({"case":423,"state":"open","together_with":[{"case":480,"state":"open"}]})");
  CHECK(fake.run({"case", "split", "423", "--findings", "478"}) == 0);
  CHECK(fake.out.text().find("Case 480: open\n") != std::string::npos);
}

TEST_CASE("a script has to say --yes") {
  FakeSession fake;
  const Error error = test::error_of([&] { fake.run(decide("death_reported_late")); });
  CHECK(error.code == ErrorCode::bad_request);
  CHECK(error.where == "--yes");
  CHECK(fake.service.requests.empty());

  fake.service.answer(200, proposed);
  CHECK(fake.run(decide("death_reported_late", true)) == 0);
}

TEST_CASE("what was overpaid after a death is set off against what the family is owed, scheme by scheme") {
  FakeSession fake;
  fake.service.answer(200, R"({"case":12,"state":"open","sums":{"lost":500,"flowing_per_month":0,"owed":5000},
      "findings":[{"check":"D3","state":"open","sums":{"lost":100,"owed":5000},"reasons":[],"citations":[]},
                  {"check":"D3","state":"open","sums":{"lost":400,"owed":0},"reasons":[],"citations":[]},
                  {"check":"D3","state":"withdrawn","sums":{"lost":900,"owed":0},"reasons":[],"citations":[]}]})");
  CHECK(fake.run({"case", "show", "12"}) == 0);
  CHECK(fake.out.text().find("49.00 left to the family, 4.00 to be paid back") != std::string::npos);
}

TEST_CASE("what is owed is owed to the family where a death is found, otherwise to the person") {
  const auto page = [](const std::string& check, const std::string& state) {
    FakeSession fake;
    fake.service.answer(200, R"({"case":12,"state":"open","sums":{"lost":0,"flowing_per_month":0,"owed":5000},
        "findings":[{"check":")" +
                                 check + R"(","state":")" + state + R"(","reasons":[],"citations":[]}]})");
    CHECK(fake.run({"case", "show", "12"}) == 0);
    return fake.out.text();
  };
  CHECK(page("D3", "open").find("owed to the family") != std::string::npos);
  CHECK(page("D3", "withdrawn").find("owed to people") != std::string::npos);
  CHECK(page("Q4", "open").find("owed to people") != std::string::npos);
}

TEST_CASE("an outcome that hurts nobody is asked about where somebody can be asked") {
  FakeSession fake;
  fake.service.answer(200, R"({"case":12,"state":"decided","outcome":"entitled"})");
  CHECK(fake.run(decide("entitled")) == 0);
  CHECK(fake.err.text().empty());

  FakeSession on_terminal;
  on_terminal.session.terminal.in = true;
  on_terminal.in.str("no\n");
  on_terminal.service.answer(200, preview);
  CHECK_THROWS_AS(on_terminal.run(decide("entitled")), Failure);
  CHECK(on_terminal.service.requests.size() == 1);
}

TEST_CASE("without a terminal a case's photos are lines of text, and none is fetched") {
  FakeSession fake;
  fake.service.answer(200, with_photos);
  CHECK(fake.run({"case", "show", "12"}) == 0);
  CHECK(fake.service.requests.size() == 1);
  CHECK(fake.out.text().find("  - enrolled photo 5, 2015-01-01\n") != std::string::npos);
  CHECK(fake.out.text().find("  - collected photo 8, 2018-03-01 09:00: same\n") != std::string::npos);
}

TEST_CASE("on a terminal the enrolled photo comes first, then the one that looks different") {
  cli::set_utf8_locale();
  FakeSession fake;
  fake.session.terminal.out = true;
  fake.service.answer(200, with_photos);
  fake.service.answer(200, thumbnail(5));
  fake.service.answer(200, thumbnail(9));
  CHECK(fake.run({"case", "show", "12"}) == 0);
  REQUIRE(fake.service.requests.size() == 3);
  CHECK(fake.service.requests[1].target == "/v1/photos/5/thumbnail?width=320&for_case=12");
  CHECK(fake.service.requests[2].target == "/v1/photos/9/thumbnail?width=320&for_case=12");
  const std::size_t enrolled = fake.out.text().find("enrolled, photo 5");
  CHECK(enrolled != std::string::npos);
  CHECK(fake.out.text().find("collected, photo 9") > enrolled);
}

TEST_CASE("a photo that cannot be shown does not spoil the page") {
  FakeSession fake;
  fake.session.terminal.out = true;
  fake.service.answer(200, with_photos);
  fake.service.answer(422, R"({"error":{"code":"bad_image","what":"truncated","where":"","hint":""}})");
  fake.service.answer(200, R"({"photo":9,"width":4,"height":4,"rgb":"AAAA"})");
  fake.service.answer(200, thumbnail(8));
  CHECK(fake.run({"case", "show", "12"}) == 0);
  CHECK(fake.err.text() ==
        "Photo 5 cannot be shown: truncated\nPhoto 9 cannot be shown: the thumbnail is not what it says\n");
  CHECK(fake.out.text().find("collected, photo 8") != std::string::npos);
}

TEST_CASE("case show -o json prints the reply as it is") {
  FakeSession fake;
  fake.session.terminal.in = true;
  fake.service.answer(200, with_photos);
  CHECK(fake.run({"case", "show", "12", "-o", "json"}) == 0);
  CHECK(boost::json::parse(fake.out.text()) == boost::json::parse(with_photos));
}

TEST_CASE("photo show tells the size where it cannot draw") {
  FakeSession fake;
  fake.service.answer(200, thumbnail(5));
  CHECK(fake.run({"photo", "show", "5"}) == 0);
  CHECK(fake.out.text() == "photo 5, 4 x 4 pixels (drawn on a terminal only)\n");
}
