// Who may be on the roll under two numbers.
#pragma once

#include "verify/match/match_records.hpp"
#include "verify/types/error.hpp"
#include "verify/types/progress.hpp"

#include <span>
#include <vector>

namespace benefit::match {

/// The whole roll compared with itself, bank accounts too; what is learnt on the way is kept. The larger
/// number is the subject of a link, so that one human is one finding. Errors: cancelled.
Expected<std::vector<RecordLink>> find_two_numbers(LinkStore& store, const StoredRoll& roll, unsigned threads,
                                                   Progress& progress);

/// The entries of these batches, in order, compared with the roll and with each other through the roll's
/// index, which every batch has, and by what was learnt last: for a new part of the roll. Errors: cancelled.
Expected<std::vector<RecordLink>> find_two_numbers_of(const LinkStore& store,
                                                      std::span<const BatchId> batches, Progress& progress);

}  // namespace benefit::match
