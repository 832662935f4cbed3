#include "daemon/cli/review/step_form.hpp"

#include "daemon/cli/review/page_text.hpp"
#include "daemon/cli/say.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include <fmt/format.h>

namespace benefit::cli {
namespace {

bool is_given_by_the_screen(const api::Parameter& parameter) {
  constexpr std::array given = {"case", "seen", "request", "dry_run"};
  return parameter.local ||
         std::ranges::any_of(given, [&](const char* name) { return parameter.name == name; });
}

/// The help's first part: "why, in a sentence; - reads it from standard input" is for the command line.
std::string question_of(const api::Parameter& parameter) {
  const std::string help = say_text(parameter.help);
  return help.substr(0, std::min(help.find(';'), help.find("；")));
}

/// Such a day, as it has to be typed.
std::string form_of(const api::Parameter& parameter) {
  return parameter.type == api::ValueType::day ? say(" (such as 2018-03-01)") : "";
}

std::optional<std::string> ask_choice(const api::Parameter& parameter, ReviewTerminal& terminal) {
  std::vector<std::string> labels;
  for (const std::string& choice : parameter.choices) labels.push_back(say_value(choice));
  const auto chosen = choose(terminal, question_of(parameter), labels);
  return chosen ? std::optional(parameter.choices[*chosen]) : std::nullopt;
}

}  // namespace

std::optional<std::size_t> choose(ReviewTerminal& terminal, std::string title,
                                  const std::vector<std::string>& labels, const std::string& note) {
  std::string menu;
  std::vector<KeyHelp> keys;
  for (std::size_t i = 0; i < labels.size(); ++i) {
    const char digit = static_cast<char>('1' + i);
    menu += fmt::format("{}  {}\n", digit, labels[i]);
    keys.push_back({digit, ""});
  }
  keys.push_back({'b', say("back")});
  const char chosen = terminal.ask_key({.title = std::move(title),
                                        .head = {},
                                        .body = prose(note.empty() ? menu : menu + "\n" + note),
                                        .message = {},
                                        .keys = std::move(keys)});
  if (chosen == 'b') return std::nullopt;
  return static_cast<std::size_t>(chosen - '1');
}

std::optional<std::string> ask_text(ReviewTerminal& terminal, Drafts& drafts, const std::string& question) {
  return terminal.ask_text(question, drafts[question]);
}

std::optional<StepValues> ask_for_step(const api::Command& command, ReviewTerminal& terminal,
                                       Drafts& drafts) {
  StepValues values;
  for (const api::Parameter& parameter : command.parameters) {
    if (is_given_by_the_screen(parameter)) continue;
    const auto value = parameter.choices.empty()
                           ? ask_text(terminal, drafts, question_of(parameter) + form_of(parameter) + ":")
                           : ask_choice(parameter, terminal);
    if (value)
      values.emplace(parameter.name, *value);
    else if (parameter.required || parameter.positional)
      return std::nullopt;
  }
  return values;
}

bool takes(const api::Command& command, std::string_view parameter) {
  return std::ranges::find(command.parameters, parameter, &api::Parameter::name) != command.parameters.end();
}

}  // namespace benefit::cli
