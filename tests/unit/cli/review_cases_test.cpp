// A clerk works through cases with one key for each step.
#include "daemon/cli/review/review_cases.hpp"

#include "daemon/api/base64.hpp"
#include "daemon/cli/locale.hpp"
#include "tests/unit/cli/fake_session.hpp"
#include "verify/types/case.hpp"
#include "verify/types/sha256.hpp"

#include <algorithm>
#include <string>
#include <vector>

#include <boost/json.hpp>
#include <catch2/catch.hpp>

using namespace benefit;
using test::FakeSession;

namespace {

/// What the service says of a step: that it may be taken, or why not.
boost::json::object step(const char* command, const char* outcome = nullptr, const char* why_not = nullptr) {
  return {{"command", command},
          {"outcome", outcome == nullptr ? boost::json::value() : boost::json::value(outcome)},
          {"hurts", false},
          {"refusal", why_not == nullptr
                          ? boost::json::value()
                          : boost::json::value(boost::json::object{{"what", why_not}, {"hint", "wait"}})}};
}

boost::json::array steps_of(const std::string& state) {
  boost::json::array steps{step("case note"), step("case diary")};
  if (state == "open") steps.push_back(step("case take"));
  if (state == "open" || state == "taken") {
    for (const std::string_view outcome : outcome_names())
      steps.push_back(step("case decide", std::string(outcome).c_str()));
  }
  if (state == "proposed") {
    steps.push_back(step("case confirm"));
    steps.push_back(step("case take-back"));
  }
  return steps;
}

std::string one_case(const std::string& state, int version = 3, int number = 12) {
  return boost::json::serialize(boost::json::object{{"case", number},
                                                    {"steps", steps_of(state)},
                                                    {"state", state},
                                                    {"version", version},
                                                    {"subject", "130225195807148904"},
                                                    {"name", "韩桂秀"},
                                                    {"checks", boost::json::array{"D1"}},
                                                    {"findings", boost::json::array{}}});
}

const std::string person = R"({"subject": "130225195807148904", "payments": {"list": []}})";
const std::string follows =
    R"({"case": 12, "state": "proposed", "follows": [{"code": "x", "sentence": "A second person has to confirm it."}]})";

/// Answers in the order of the requests: what a case and its file are asked for.
void answer_case(FakeSession& fake, const std::string& one) {
  fake.service.answer(200, one);
  fake.service.answer(200, person);
}

std::vector<std::string> review(std::vector<std::string> more = {"--case", "12"}) {
  std::vector<std::string> words = {"case", "review", "--plain"};
  words.insert(words.end(), more.begin(), more.end());
  return words;
}

std::string body_of(const FakeSession& fake, std::size_t request) {
  return fake.service.requests.at(request).body;
}

}  // namespace

TEST_CASE("a case is shown with its file, and left without a step") {
  cli::set_utf8_locale();
  FakeSession fake;
  fake.in.str("q\n");
  answer_case(fake, one_case("taken"));
  CHECK(fake.run(review()) == 0);
  REQUIRE(fake.service.requests.size() == 2);
  CHECK(fake.service.requests[0].target == "/v1/cases/12");
  CHECK(body_of(fake, 1).find("130225195807148904") != std::string::npos);
  CHECK(fake.out.text().starts_with("Case 12, taken  D1  韩桂秀"));
  CHECK(fake.out.text().find("paid: ") != std::string::npos);
}

TEST_CASE("a decision shows what follows, asks once, and is tied to what was seen") {
  cli::set_utf8_locale();
  FakeSession fake;
  fake.in.str("d\n1\nThe village says so.\ny\nq\n");
  answer_case(fake, one_case("taken"));
  fake.service.answer(200, follows);               // dry run
  fake.service.answer(200, one_case("proposed"));  // done
  answer_case(fake, one_case("proposed", 4));
  CHECK(fake.run(review()) == 0);
  REQUIRE(fake.service.requests.size() == 6);
  CHECK(body_of(fake, 2).find("\"dry_run\":true") != std::string::npos);
  CHECK(body_of(fake, 2).find("\"seen\":3") != std::string::npos);
  CHECK(body_of(fake, 3).find("\"outcome\":\"fraud_suspected\"") != std::string::npos);
  CHECK(body_of(fake, 3).find("\"request\":\"review-") != std::string::npos);
  CHECK(body_of(fake, 3).find("dry_run") == std::string::npos);
  CHECK(fake.out.text().find("Case 12, 韩桂秀: fraud suspected\nWhy, in a sentence:") != std::string::npos);
  CHECK(fake.out.text().find("Do this? Case 12, 韩桂秀\n") != std::string::npos);
  CHECK(fake.out.text().find("what was found to be true: fraud suspected\n"
                             "why, in a sentence: The village says so.\n") != std::string::npos);
  CHECK(fake.out.text().find("- A second person has to confirm it.") != std::string::npos);
  CHECK(fake.out.text().find("c confirm, t take back") != std::string::npos);
}

TEST_CASE("who does not agree decides nothing") {
  cli::set_utf8_locale();
  for (const char* answers : {"d\nb\nq\n", "d\n1\n\nq\n", "d\n1\nwhy\nb\nq\n", "d\n1\nwhy\n"}) {
    FakeSession fake;
    fake.in.str(answers);
    answer_case(fake, one_case("taken"));
    fake.service.answer(200, follows);
    CHECK(fake.run(review()) == 0);
    for (const auto& request : fake.service.requests)
      CHECK((request.target != "/v1/cases/12/decision" ||
             request.body.find("\"dry_run\":true") != std::string::npos));
  }
}

TEST_CASE("when the case changed meanwhile it is shown anew, with what happened") {
  cli::set_utf8_locale();
  FakeSession fake;
  fake.in.str("d\n8\nwhy\nq\n");
  answer_case(fake, one_case("taken"));
  fake.service.answer(
      409, R"({"error": {"code": "conflict", "what": "li has taken the case", "hint": "look again"}})");
  answer_case(fake, one_case("taken", 5));
  CHECK(fake.run(review()) == 0);
  CHECK(fake.service.requests.size() == 5);
  CHECK(fake.out.text().find("li has taken the case - look again") != std::string::npos);
}

TEST_CASE("next takes the case that comes first, until none waits") {
  cli::set_utf8_locale();
  FakeSession fake;
  fake.in.str("n\nn\nq\n");
  for (const int number : {20, 21}) {
    fake.service.answer(200, one_case("taken", 1, number));
    answer_case(fake, one_case("taken", 2, number));
  }
  fake.service.answer(404, R"({"error": {"code": "not_found", "what": "no case is waiting"}})");
  CHECK(fake.run(review({"--kind", "entitlement_owed"})) == 0);
  REQUIRE(fake.service.requests.size() == 7);
  CHECK(fake.service.requests[0].target == "/v1/queue/next");
  CHECK(fake.service.requests[1].target == "/v1/cases/20");
  CHECK(body_of(fake, 3).find("\"after\":20") != std::string::npos);
  CHECK(body_of(fake, 0).find("entitlement_owed") != std::string::npos);
  CHECK(fake.out.text().find("Case 21") != std::string::npos);
  CHECK(fake.out.text().find("no case is waiting") != std::string::npos);
}

namespace {

/// Leaves at once, and keeps the page that it was shown.
class ColouredTerminal final : public cli::ReviewTerminal {
 public:
  cli::Lines body;
  std::string message;
  char ask_key(const cli::ReviewPage& page) override {
    body = page.body(80);
    message = page.message;
    return 'q';
  }
  std::optional<std::string> ask_text(const cli::TextQuestion&, std::string&) override {
    return std::nullopt;
  }
  void show_pictures(const std::string&) override {}
  bool shows_pictures() const override { return true; }
  int colours() const override { return 256; }
};

std::string with_photos() {
  auto one = boost::json::parse(one_case("taken")).as_object();
  one["photos"] =
      boost::json::array{boost::json::object{{"photo", 8}, {"role", "collection"}, {"outcome", "different"}},
                         boost::json::object{{"photo", 7}, {"role", "enrolled"}, {"outcome", nullptr}}};
  return boost::json::serialize(one);
}

std::string thumbnail_reply() {
  constexpr int side = 16;
  return boost::json::serialize(
      boost::json::object{{"photo", 7},
                          {"width", side},
                          {"height", side},
                          {"rgb", api::base64_encoded(Bytes(std::size_t{side} * side * 3, 0x80))}});
}

}  // namespace

TEST_CASE("where a page has colours, the enrolled face stands beside the one at issue") {
  cli::set_utf8_locale();
  FakeSession fake;
  answer_case(fake, with_photos());
  fake.service.answer(200, thumbnail_reply());
  const bool second_is_there = GENERATE(true, false);
  if (second_is_there)
    fake.service.answer(200, thumbnail_reply());
  else
    fake.service.answer(404, R"({"error":{"code":"not_found","what":"gone","where":"","hint":""}})");
  ColouredTerminal terminal;
  const cli::Invocation invocation{.command = api::find_command("case", "review"),
                                   .values = {{"case", "12"}}};
  CHECK(cli::review_cases(fake.session, invocation, terminal) == 0);
  REQUIRE(fake.service.requests.size() == 4);
  CHECK(fake.service.requests[2].target.starts_with("/v1/photos/7"));
  CHECK(fake.service.requests[3].target.starts_with("/v1/photos/8"));
  CHECK(std::ranges::any_of(terminal.body, [](const cli::Line& line) {
    return std::ranges::any_of(line, [](const cli::Span& span) { return span.colours.has_value(); });
  }));
  CHECK(terminal.message.empty() == second_is_there);
}

namespace {

/// The case with what it says of steps or letters replaced.
std::string with(const std::string& one, const char* name, boost::json::value value) {
  auto changed = boost::json::parse(one).as_object();
  changed[name] = std::move(value);
  return boost::json::serialize(changed);
}

bool says(const FakeSession& fake, const std::string& text) {
  return fake.out.text().find(text) != std::string::npos;
}

const std::string refused = R"({"error": {"code": "bad_request", "what": "the text is too long"}})";

}  // namespace

TEST_CASE("only the keys of steps that may be taken are offered, and the others are explained") {
  cli::set_utf8_locale();
  FakeSession fake;
  fake.in.str("s\nb\nq\n");
  answer_case(
      fake, with(one_case("taken"), "steps",
                 boost::json::array{step("case decide", "entitled", "you decide nothing"), step("case diary"),
                                    step("suspension propose", nullptr, "no notice stands")}));
  CHECK(fake.run(review()) == 0);
  CHECK_FALSE(says(fake, "d decide"));
  CHECK_FALSE(says(fake, "o note"));
  CHECK(says(fake, "1  let a case sleep until a day"));
  CHECK(says(fake, "Not now:"));
  CHECK(says(fake, "you decide nothing - wait"));
  CHECK(says(fake, "no notice stands - wait"));
}

TEST_CASE(
    "an outcome that cannot be proposed now is not offered, and why is said before anything is written") {
  cli::set_utf8_locale();
  FakeSession fake;
  fake.in.str("d\nb\nq\n");
  answer_case(fake, with(one_case("taken"), "steps",
                         boost::json::array{step("case decide", "agency_error"),
                                            step("case decide", "fraud_suspected", "she may reply"),
                                            step("case decide", "recipient_error", "she may reply")}));
  CHECK(fake.run(review()) == 0);
  CHECK(says(fake, "2  error by the agency\n\nNot now:"));
  CHECK(says(fake, "- 1  fraud suspected, 3  error by the recipient: she may reply - wait"));
}

TEST_CASE("an outcome has the same number on every case") {
  cli::set_utf8_locale();
  FakeSession fake;
  fake.in.str("d\n1\n8\nwhy\nb\nq\nq\n");
  answer_case(fake, with(one_case("taken"), "steps",
                         boost::json::array{step("case decide", "cannot_be_decided"),
                                            step("case decide", "fraud_suspected", "she may reply")}));
  fake.service.answer(200, follows);
  CHECK(fake.run(review()) == 0);
  CHECK(says(fake, "1: not now. she may reply"));
  CHECK(body_of(fake, 2).find("\"outcome\":\"cannot_be_decided\"") != std::string::npos);
}

TEST_CASE("a repair is offered first where somebody recorded as dead is alive, and shows what follows") {
  cli::set_utf8_locale();
  FakeSession fake;
  fake.in.str("s\n1\nAt the counter with her card.\n2018-04-09\n1\ny\nq\n");
  const auto alive = with(with(one_case("taken"), "findings",
                               boost::json::array{boost::json::object{{"check", "D4"}, {"state", "open"}}}),
                          "steps", boost::json::array{step("case diary"), step("death repair")});
  answer_case(fake, alive);
  fake.service.answer(200,
                      R"({"case": 12, "follows": [{"sentence": "Owed to the person, in yuan: 8 x 120."}]})");
  fake.service.answer(200, one_case("decided"));
  answer_case(fake, one_case("decided", 4));
  CHECK(fake.run(review()) == 0);
  CHECK(says(fake, "1  a person recorded as dead is alive"));
  CHECK(says(fake, "the day on which the person was seen: 2018-04-09\n"));
  CHECK(says(fake, "- Owed to the person, in yuan: 8 x 120."));
  REQUIRE(fake.service.requests.size() == 6);
  CHECK(fake.service.requests[3].target == "/v1/death-repairs");
  CHECK(body_of(fake, 3).find("130225195807148904") != std::string::npos);
  CHECK(body_of(fake, 3).find("\"seen\":3") != std::string::npos);
  CHECK(body_of(fake, 3).find("counter_visit") != std::string::npos);
}

TEST_CASE("a repair is not offered on a case about something else") {
  cli::set_utf8_locale();
  FakeSession fake;
  fake.in.str("s\nb\nq\n");
  answer_case(fake,
              with(one_case("taken"), "steps", boost::json::array{step("case diary"), step("death repair")}));
  CHECK(fake.run(review()) == 0);
  CHECK_FALSE(says(fake, "recorded as dead"));
}

TEST_CASE("who is given the same proposal again is told that there is no other") {
  cli::set_utf8_locale();
  FakeSession fake;
  fake.in.str("n\nq\n");
  answer_case(fake, one_case("proposed"));
  fake.service.answer(200, one_case("proposed"));
  CHECK(fake.run(review()) == 0);
  CHECK(says(fake, "No other proposal waits for you."));
}

TEST_CASE("what was written and not sent is asked about once before the review is left") {
  cli::set_utf8_locale();
  FakeSession fake;
  fake.in.str("d\n8\nhalf a reason\nb\nq\nb\nq\nq\n");
  answer_case(fake, one_case("taken"));
  fake.service.answer(200, follows);
  CHECK(fake.run(review()) == 0);
  CHECK(says(fake, "would be lost:"));
  CHECK(says(fake, "- Why, in a sentence: half a reason"));
}

TEST_CASE("a diary entry is shown before it is made, and its day after it") {
  cli::set_utf8_locale();
  FakeSession fake;
  fake.in.str("s\n1\n2018-05-02\nThe family answers.\ny\nq\n");
  answer_case(fake, one_case("decided"));
  fake.service.answer(200, one_case("open"));
  answer_case(fake, with(one_case("open", 4), "diary",
                         boost::json::object{{"on", "2018-05-02"}, {"text", "x"}, {"by", "li"}}));
  CHECK(fake.run(review()) == 0);
  CHECK(says(fake, "what is waited for: The family answers.\n"));
  CHECK(says(fake, "Done: the case sleeps until 2018-05-02."));
}

TEST_CASE("whoever sees the screen is not told to type an option") {
  cli::set_utf8_locale();
  FakeSession fake;
  fake.in.str("d\n8\nwhy\nq\nq\n");
  answer_case(fake, one_case("taken"));
  fake.service.answer(409, R"({"error": {"code": "conflict", "what": "case 12 has changed meanwhile",
      "hint": "benefitctl case show 12, then decide whether the step still fits and give --seen 4"}})");
  answer_case(fake, one_case("taken", 4));
  CHECK(fake.run(review()) == 0);
  CHECK(says(fake, "case 12 has changed meanwhile - look at the case again"));
  CHECK_FALSE(says(fake, "--seen"));
}

TEST_CASE("what was written into a refused step is not written twice") {
  cli::set_utf8_locale();
  FakeSession fake;
  fake.in.str("o\na long note\no\n=\nq\n");
  answer_case(fake, one_case("taken"));
  fake.service.answer(400, refused);
  fake.service.answer(200, one_case("taken", 4));
  answer_case(fake, one_case("taken", 4));
  CHECK(fake.run(review()) == 0);
  CHECK(says(fake, "the text is too long"));
  CHECK(says(fake, "taken again by a single = : a long note"));
  CHECK(body_of(fake, 3) == body_of(fake, 2));
}

TEST_CASE("a step whose answer was lost is sent again under the same key, and done once") {
  cli::set_utf8_locale();
  const Error lost{ErrorCode::unavailable, "benefitd does not answer", "socket", ""};
  FakeSession fake;
  fake.in.str("d\n1\nwhy\ny\nd\n1\n=\nq\n");
  answer_case(fake, one_case("taken"));
  fake.service.answer(200, follows);  // dry run
  fake.service.break_down(lost);      // the step
  fake.service.break_down(lost);      // the case anew
  fake.service.answer(200, R"({"case": 12, "state": "proposed", "repeated": true, "follows": []})");
  fake.service.answer(200, R"({"case": 12, "state": "proposed", "repeated": true, "follows": []})");
  answer_case(fake, one_case("proposed", 4));
  CHECK(fake.run(review()) == 0);
  CHECK(says(fake, "benefitd does not answer"));
  const auto key_in = [&](std::size_t request) {
    return std::string(boost::json::parse(body_of(fake, request)).at("request").as_string());
  };
  CHECK(key_in(3) == key_in(5));
  CHECK(key_in(3) == key_in(6));
  CHECK(says(fake, "Done: the case is proposed."));
}

TEST_CASE("a letter is shown, then written from the same page") {
  cli::set_utf8_locale();
  FakeSession fake;
  fake.in.str("l\n1\nw\nq\n");
  const boost::json::array letters{
      boost::json::object{{"kind", "notice"},
                          {"to", ""},
                          {"waits", false},
                          {"refusal", boost::json::object{{"what", "a notice stands"}, {"hint", ""}}}},
      boost::json::object{
          {"kind", "correction"}, {"to", "police (公安部门)"}, {"waits", true}, {"refusal", nullptr}}};
  const std::string text = "To the police";
  answer_case(fake, with(one_case("decided"), "letters", letters));
  const Bytes content(text.begin(), text.end());
  fake.service.answer(200, boost::json::serialize(boost::json::object{
                               {"letter", boost::json::object{{"sha256", sha256(content)}}},
                               {"content", api::base64_encoded(content)}}));
  fake.service.answer(200, R"({"case": 12, "attachment": {"attachment": 5}})");
  answer_case(fake, one_case("decided", 4));
  CHECK(fake.run(review()) == 0);
  CHECK(says(fake, "1  correction"));
  CHECK(says(fake, "a notice stands"));
  CHECK(says(fake, text));
  CHECK(body_of(fake, 2).find("police (公安部门)") != std::string::npos);
  CHECK(fake.service.requests.at(3).target == "/v1/cases/12/letters");
  CHECK(says(fake, "case attachment save 12 5"));
}

TEST_CASE("q leaves a page to read, not the review") {
  cli::set_utf8_locale();
  FakeSession fake;
  fake.in.str("?\nq\n?\nq\nq\n");
  answer_case(fake, one_case("taken"));
  CHECK(fake.run(review()) == 0);
  const std::string text = fake.out.text();
  CHECK(text.find("Help") != text.rfind("Help\n"));
}

TEST_CASE("of a payment that was chosen by lot the screen asks how much was wrong") {
  cli::set_utf8_locale();
  FakeSession fake;
  fake.in.str("d\n2\nshe died in March\n50\nb\nq\n");
  answer_case(
      fake, with(one_case("taken"), "chosen",
                 boost::json::object{{"kind", "payment"},
                                     {"lines", boost::json::array{boost::json::object{{"sentence", "x"}}}}}));
  fake.service.answer(200, follows);
  CHECK(fake.run(review()) == 0);
  CHECK(body_of(fake, 2).find("\"amount\":\"50\"") != std::string::npos);
}
