// Brings the links between delivered records and the roll up to date: which death records and registry rows
// that no exact number settles may be of whom on the roll.
#pragma once

#include "verify/types/error.hpp"
#include "verify/types/link_store.hpp"
#include "verify/types/progress.hpp"

namespace benefit::match {

/// Compares every current batch of records with every current batch of the roll that it has not been compared
/// with, and keeps what is found. Records under a number of the roll whose name can be that person's need no
/// matching. The same result whatever the number of threads. Errors: cancelled (what was kept so far stands;
/// the rest is done by the next call).
Expected<void> link_records(LinkStore& store, unsigned threads, Progress& progress);

}  // namespace benefit::match
