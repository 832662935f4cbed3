// What an officer has to say about a unit that was chosen by lot, so that it can be counted.
#pragma once

#include "verify/types/error.hpp"
#include "verify/types/finding.hpp"
#include "verify/types/sample.hpp"

#include <optional>
#include <string_view>
#include <vector>

namespace benefit::learning {

/// How much of a payment was wrong: what was asked, or all of it; of one that was too low, what was missing,
/// which has to be said. nullopt where there is no such amount. Error: bad_request (amount).
Expected<std::optional<Fen>> wrong_amount(const Draw& draw, Outcome outcome, std::optional<Fen> asked);

/// What is asked about the unit, and what the answers mean: codes "lot.*".
std::vector<Reason> questions(const Draw& draw);

}  // namespace benefit::learning
