// Who may be on the roll under two numbers.
#pragma once

#include "verify/match/match_records.hpp"
#include "verify/types/error.hpp"
#include "verify/types/progress.hpp"

#include <vector>

namespace benefit::match {

/// The roll compared with itself, bank accounts too. The larger number is the subject of a link, so that one
/// human is one finding. Errors: cancelled.
Expected<std::vector<RecordLink>> find_two_numbers(const StoredRoll& roll, unsigned threads,
                                                   Progress& progress);

}  // namespace benefit::match
