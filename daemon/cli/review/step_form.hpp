// Asks on the review screen for what a command of the table takes, one parameter after another.
#pragma once

#include "daemon/api/command.hpp"
#include "daemon/cli/review/review_terminal.hpp"

#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace benefit::cli {

/// One of these by its number; nullopt: none. `note` stands below them. At most nine.
std::optional<std::size_t> choose(ReviewTerminal& terminal, std::string title,
                                  const std::vector<std::string>& labels, const std::string& note = {});

/// What was written into a step that came to nothing, by its question: it is not written twice.
using Drafts = std::map<std::string, std::string>;

/// A text, with what was written before; kept among the drafts, when it is given up too. nullopt: given up.
std::optional<std::string> ask_text(ReviewTerminal& terminal, Drafts& drafts, const std::string& question);

using StepValues = std::map<std::string, std::string, std::less<>>;

/// Values for the parameters that say something of the step itself; not the case, nor what the screen gives
/// by itself (`seen`, `request`, `dry_run`). A choice is a key, anything else a line, which may be left empty
/// where the command can do without. nullopt: given up.
std::optional<StepValues> ask_for_step(const api::Command& command, ReviewTerminal& terminal, Drafts& drafts);

/// The command takes a parameter of this name.
bool takes(const api::Command& command, std::string_view parameter);

}  // namespace benefit::cli
