// The index of the roll on disk: sorted entries in pages, so that a key costs one page and a batch is written
// from front to back.
#pragma once

#include "verify/store/sqlite/database.hpp"
#include "verify/types/link_store.hpp"

#include <filesystem>
#include <memory>
#include <span>
#include <vector>

namespace benefit::store {

/// See LinkStore::begin_index(). The entries are sorted in a file in `spool_folder` and written in
/// transactions of a bounded size.
std::unique_ptr<RollIndexWriter> begin_roll_index(Database& database, BatchId roll,
                                                  const std::filesystem::path& spool_folder);

/// The first key of each page of a batch's index; empty while it has none.
std::vector<std::uint64_t> first_keys_of_index(ReadSnapshot& snapshot, BatchId roll);

/// See LinkStore::find(). `first_keys` are those of this batch.
std::vector<IndexHit> find_in_index(ReadSnapshot& snapshot, BatchId roll,
                                    std::span<const std::uint64_t> first_keys,
                                    std::span<const std::uint64_t> keys, std::size_t most);

}  // namespace benefit::store
