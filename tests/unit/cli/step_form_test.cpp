#include "daemon/cli/review/step_form.hpp"

#include <algorithm>
#include <chrono>

#include <catch2/catch.hpp>

using namespace benefit;
using namespace benefit::cli;

namespace {

constexpr Day today{std::chrono::year{2018} / 4 / 10};

/// Gives these answers, one after another, and keeps why each was asked for anew.
class Answering final : public ReviewTerminal {
 public:
  explicit Answering(std::vector<std::string> answers) : answers_(std::move(answers)) {}
  std::vector<std::string> messages;
  ReviewPage page;
  char ask_key(const ReviewPage& asked) override {
    page = asked;
    return asked.keys.back().key;
  }
  std::optional<std::string> ask_text(const TextQuestion& question, std::string& draft) override {
    messages.push_back(question.message);
    if (messages.size() > answers_.size()) return std::nullopt;
    return draft = answers_[messages.size() - 1];
  }
  void show_pictures(const std::string&) override {}
  bool shows_pictures() const override { return true; }
  int colours() const override { return 0; }

 private:
  std::vector<std::string> answers_;
};

/// Writes into each prompt and gives it up, and keeps what it was asked.
class GivingUp final : public ReviewTerminal {
 public:
  std::vector<std::string> questions, drafts;
  char ask_key(const ReviewPage& page) override { return page.keys.back().key; }
  std::optional<std::string> ask_text(const TextQuestion& question, std::string& draft) override {
    questions.push_back(question.question);
    drafts.push_back(draft);
    draft += "half a sen";
    return std::nullopt;
  }
  void show_pictures(const std::string&) override {}
  bool shows_pictures() const override { return true; }
  int colours() const override { return 0; }
};

}  // namespace

TEST_CASE("what was typed into a prompt that is given up is there again") {
  GivingUp terminal;
  Drafts drafts;
  for (const char* question : {"Note:", "Why:", "Note:"})
    CHECK(ask_text(terminal, drafts, {.question = question}) == std::nullopt);
  CHECK(terminal.drafts == std::vector<std::string>{"", "", "half a sen"});
}

TEST_CASE("a day is asked for in the form that it has to have") {
  GivingUp terminal;
  Drafts drafts;
  const auto asked = [&](const char* name) {
    return ask_for_step(
        {.parameters = {{.name = name, .type = api::ValueType::day, .help = "the day; or none"}}}, terminal,
        drafts, today);
  };
  CHECK(asked("on")->empty());       // the diary's lies ahead
  CHECK(asked("seen_on")->empty());  // this one has been
  CHECK(terminal.questions ==
        std::vector<std::string>{"the day (such as 2018-04-11):", "the day (such as 2018-04-10):"});
}

TEST_CASE("what is no day is asked for anew at once, not when everything else has been answered") {
  Answering terminal({"tomorrow", "2018-02-30", "2018-04-11"});
  Drafts drafts;
  const auto values = ask_for_step(
      {.parameters = {{.name = "on", .type = api::ValueType::day, .help = "the day", .required = true}}},
      terminal, drafts, today);
  REQUIRE(values);
  CHECK(values->at("on") == "2018-04-11");
  REQUIRE(terminal.messages.size() == 3);
  CHECK(terminal.messages[0].empty());
  CHECK(terminal.messages[1].find("“tomorrow” is no day") != std::string::npos);
}

TEST_CASE("a choice that is not to be had keeps its number, and its key says why") {
  Answering terminal({});
  CHECK(choose(terminal, "Which?", {{"a"}, {"b", "not today"}, {"c"}}) == std::nullopt);
  std::string text;
  for (const Line& line : terminal.page.body(60)) text += text_of(line) + "\n";
  CHECK(text == "1  a\n3  c\n\nNot now:\n- 2  b: not today\n");
  CHECK(terminal.page.not_now.at('2') == "not today");
  CHECK(std::ranges::find(terminal.page.keys, '2', &KeyHelp::key) == terminal.page.keys.end());
}
