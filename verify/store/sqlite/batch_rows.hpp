// The row of a batch itself: reading it, and removing an import that never came to its end.
#pragma once

#include "verify/store/sqlite/database.hpp"
#include "verify/types/feed.hpp"

namespace benefit::store {

/// Reads a row of `select_batch`, `select_batches` or `select_current_batches_with`.
Batch read_batch(const Statement& statement);

/// Removes a batch that is not committed, with its rows, in transactions of at most `rows_per_transaction`
/// rows: it is invisible, so nobody can see it half removed. Throws Failure; what is left then is removed
/// when the store is opened again.
void discard_batch(Database& database, BatchId batch, Feed feed, std::int64_t rows_per_transaction);

/// Removes the imports that a killed process left behind.
void discard_leftovers(Database& database, std::int64_t rows_per_transaction);

}  // namespace benefit::store
