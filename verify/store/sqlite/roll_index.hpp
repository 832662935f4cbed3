// The index of the roll on disk: sorted entries in pages, so that a key costs one page and a batch is written
// from front to back.
#pragma once

#include "verify/store/sqlite/database.hpp"
#include "verify/types/link_store.hpp"

#include <span>
#include <vector>

namespace benefit::store {

/// Removes the indexes of batches that are not current any more, and what there is of `roll`'s.
void clear_stale_indexes(Database& database, BatchId roll);

/// Writes entries, in order of key, as the next stretch of the batch's index, in transactions of a bounded
/// size: nobody reads them before the batch is marked.
void write_index_stretch(Database& database, BatchId roll, std::span<const IndexEntry> entries);

/// See LinkStore::find().
std::vector<IndexHit> find_in_index(ReadSnapshot& snapshot, BatchId roll, std::span<const std::uint64_t> keys,
                                    std::size_t most);

}  // namespace benefit::store
