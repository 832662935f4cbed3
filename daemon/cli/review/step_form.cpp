#include "daemon/cli/review/step_form.hpp"

#include "daemon/cli/say.hpp"

#include <algorithm>
#include <array>
#include <vector>

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

std::optional<std::string> ask_choice(const api::Parameter& parameter, ReviewTerminal& terminal) {
  std::vector<KeyHelp> keys;
  Lines menu;
  for (std::size_t i = 0; i < parameter.choices.size(); ++i) {
    const char digit = static_cast<char>('1' + i);
    const std::string label = say_value(parameter.choices[i]);
    keys.push_back({digit, label});
    menu.push_back({{std::string(1, digit) + "  " + label, Look::plain}});
  }
  keys.push_back({'b', say("back")});
  const char chosen = terminal.ask_key({.title = question_of(parameter),
                                        .head = {},
                                        .body = [menu](std::size_t) { return menu; },
                                        .message = {},
                                        .keys = std::move(keys)});
  if (chosen == 'b') return std::nullopt;
  return parameter.choices[static_cast<std::size_t>(chosen - '1')];
}

}  // namespace

std::optional<StepValues> ask_for_step(const api::Command& command, ReviewTerminal& terminal) {
  StepValues values;
  for (const api::Parameter& parameter : command.parameters) {
    if (is_given_by_the_screen(parameter)) continue;
    const auto value = parameter.choices.empty() ? terminal.ask_text(question_of(parameter) + ":")
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
