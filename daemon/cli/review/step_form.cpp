#include "daemon/cli/review/step_form.hpp"

#include "daemon/cli/review/page_text.hpp"
#include "daemon/cli/say.hpp"
#include "verify/identity/date.hpp"
#include "verify/report/messages.hpp"

#include <algorithm>
#include <array>
#include <chrono>
#include <utility>

#include <fmt/format.h>

namespace benefit::cli {
namespace {

bool is_given_by_the_screen(const api::Parameter& parameter) {
  constexpr std::array given = {"case", "id_number", "seen", "request", "dry_run"};
  return parameter.local ||
         std::ranges::any_of(given, [&](const char* name) { return parameter.name == name; });
}

/// The help's first part: "why, in a sentence; - reads it from standard input" is for the command line.
std::string question_of(const api::Parameter& parameter) {
  const std::string help = say_text(parameter.help);
  return help.substr(0, std::min(help.find(';'), help.find("；")));
}

/// Such a day, as it has to be typed: what a step waits for lies ahead, what it is about has been.
std::string form_of(const api::Parameter& parameter, Day today) {
  if (parameter.type != api::ValueType::day) return "";
  const bool lies_ahead = parameter.name == "on";
  return say(" (such as {})", identity::format_day(lies_ahead ? today + std::chrono::days{1} : today));
}

CheckAnswer check_of(const api::Parameter& parameter) {
  return [type = parameter.type](const std::string& answer) -> std::string {
    if (type == api::ValueType::day && !identity::parse_day(answer))
      return say("“{}” is no day; it is written as year-month-day.", answer);
    return "";
  };
}

std::optional<std::string> ask_choice(const api::Parameter& parameter, ReviewTerminal& terminal) {
  std::vector<Choice> choices;
  for (const std::string& choice : parameter.choices)
    choices.push_back({choice_words(parameter.name, choice)});
  const auto chosen = choose(terminal, question_of(parameter), choices);
  return chosen ? std::optional(parameter.choices[*chosen]) : std::nullopt;
}

}  // namespace

std::optional<std::size_t> choose(ReviewTerminal& terminal, std::string title,
                                  const std::vector<Choice>& choices, const std::string& note) {
  std::string menu;
  std::vector<std::pair<std::string, std::string>> others;  // why not, and which
  ReviewPage page{.title = std::move(title), .head = {}, .body = {}, .message = {}, .keys = {}};
  for (std::size_t i = 0; i < choices.size(); ++i) {
    const char digit = static_cast<char>('1' + i);
    const std::string line = fmt::format("{}  {}", digit, choices[i].label);
    if (const std::string& why_not = choices[i].why_not; why_not.empty()) {
      menu += line + "\n";
      page.keys.push_back({digit, ""});
    } else {
      page.not_now.emplace(digit, why_not);
      if (!others.empty() && others.back().first == why_not)
        others.back().second += ", " + line;
      else
        others.emplace_back(why_not, line);
    }
  }
  if (!others.empty()) menu += "\n" + say("Not now:") + "\n";
  for (const auto& [why_not, lines] : others) menu += fmt::format("- {}: {}\n", lines, why_not);
  page.keys.push_back({'b', say("back")});
  page.body = prose(note.empty() ? menu : menu + "\n" + note);
  const char chosen = terminal.ask_key(page);
  if (chosen == 'b') return std::nullopt;
  return static_cast<std::size_t>(chosen - '1');
}

std::optional<std::string> ask_text(ReviewTerminal& terminal, Drafts& drafts, TextQuestion question,
                                    const CheckAnswer& check) {
  std::string& draft = drafts[question.question];
  for (;;) {
    auto answer = terminal.ask_text(question, draft);
    if (!answer) return std::nullopt;
    question.message = check(*answer);
    if (question.message.empty()) return answer;
  }
}

std::optional<StepValues> ask_for_step(const api::Command& command, ReviewTerminal& terminal, Drafts& drafts,
                                       Day today) {
  StepValues values;
  for (const api::Parameter& parameter : command.parameters) {
    if (is_given_by_the_screen(parameter)) continue;
    const auto value =
        parameter.choices.empty()
            ? ask_text(terminal, drafts,
                       {.question = say("{}:", question_of(parameter) + form_of(parameter, today)),
                        .heading = say_text(command.summary)},
                       check_of(parameter))
            : ask_choice(parameter, terminal);
    if (value)
      values.emplace(parameter.name, *value);
    else if (parameter.required || parameter.positional)
      return std::nullopt;
  }
  return values;
}

std::string said_values(const api::Command& command, const StepValues& values) {
  std::string text;
  for (const api::Parameter& parameter : command.parameters)
    if (const auto value = values.find(parameter.name);
        value != values.end() && !is_given_by_the_screen(parameter))
      text += say("{}: {}", question_of(parameter),
                  parameter.choices.empty() ? value->second : choice_words(parameter.name, value->second)) +
              "\n";
  return text;
}

std::string choice_words(std::string_view parameter, const std::string& value) {
  const report::Message* const words =
      parameter == "outcome" ? report::find_message("outcome." + value) : nullptr;
  return words != nullptr && spoken() == api::Language::english ? words->english : say_value(value);
}

bool takes(const api::Command& command, std::string_view parameter) {
  return std::ranges::find(command.parameters, parameter, &api::Parameter::name) != command.parameters.end();
}

}  // namespace benefit::cli
