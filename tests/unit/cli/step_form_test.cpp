#include "daemon/cli/review/step_form.hpp"

#include <catch2/catch.hpp>

using namespace benefit;
using namespace benefit::cli;

namespace {

/// Writes into each prompt and gives it up, and keeps what it was asked.
class GivingUp final : public ReviewTerminal {
 public:
  std::vector<std::string> questions, drafts;
  char ask_key(const ReviewPage& page) override { return page.keys.back().key; }
  std::optional<std::string> ask_text(const std::string& question, std::string& draft) override {
    questions.push_back(question);
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
  CHECK(ask_text(terminal, drafts, "Note:") == std::nullopt);
  CHECK(ask_text(terminal, drafts, "Why:") == std::nullopt);
  CHECK(ask_text(terminal, drafts, "Note:") == std::nullopt);
  CHECK(terminal.drafts == std::vector<std::string>{"", "", "half a sen"});
}

TEST_CASE("a day is asked for in the form that it has to have") {
  GivingUp terminal;
  Drafts drafts;
  CHECK(
      ask_for_step({.parameters = {{.name = "on", .type = api::ValueType::day, .help = "the day; or none"}}},
                   terminal, drafts)
          ->empty());
  CHECK(terminal.questions == std::vector<std::string>{"the day (such as 2018-03-01):"});
}
