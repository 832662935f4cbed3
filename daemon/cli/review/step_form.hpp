// Asks on the review screen for what a command of the table takes, one parameter after another.
#pragma once

#include "daemon/api/command.hpp"
#include "daemon/cli/review/review_terminal.hpp"
#include "verify/types/time.hpp"

#include <cstddef>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace benefit::cli {

/// What may be chosen by its number: one that is not to be had keeps its number, and says why.
struct Choice {
  std::string label{};
  std::string why_not{};  ///< empty: it may be chosen
};

/// One of these by its number; nullopt: none. Those that are not to be had stand below the others, under
/// "Not now:". `note` stands last. At most nine.
std::optional<std::size_t> choose(ReviewTerminal& terminal, std::string title,
                                  const std::vector<Choice>& choices, const std::string& note = {});

/// What was written into a step that came to nothing, by its question: it is not written twice.
using Drafts = std::map<std::string, std::string>;

/// Why an answer is none; empty: it is one.
using CheckAnswer = std::function<std::string(const std::string&)>;

/// A text, with what was written before; kept among the drafts, when it is given up too. It is asked for
/// until `check` has nothing against it. nullopt: given up.
std::optional<std::string> ask_text(
    ReviewTerminal& terminal, Drafts& drafts, TextQuestion question,
    const CheckAnswer& check = [](const std::string&) { return std::string(); });

using StepValues = std::map<std::string, std::string, std::less<>>;

/// Values for the parameters that say something of the step itself; not the case, nor what the screen gives
/// by itself (`seen`, `request`, `dry_run`). A choice is a key, anything else a line, which may be left empty
/// where the command can do without. nullopt: given up. `today`: days are asked for with one that fits.
std::optional<StepValues> ask_for_step(const api::Command& command, ReviewTerminal& terminal, Drafts& drafts,
                                       Day today);

/// The values of a step in the words that it was asked for, a line each: "what was found to be true: ...".
std::string said_values(const api::Command& command, const StepValues& values);

/// A coded value as it is offered: what an outcome means, in either language.
std::string choice_words(std::string_view parameter, const std::string& value);

/// The command takes a parameter of this name.
bool takes(const api::Command& command, std::string_view parameter);

}  // namespace benefit::cli
