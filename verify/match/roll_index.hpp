// The roll's keys and the counts of its names, kept in the store: a day's records find whom they may be of
// without the roll being read.
#pragma once

#include "verify/match/blocking.hpp"
#include "verify/match/key_census.hpp"
#include "verify/match/match_records.hpp"
#include "verify/match/name_frequencies.hpp"
#include "verify/types/error.hpp"
#include "verify/types/link_store.hpp"
#include "verify/types/progress.hpp"

#include <cstdint>
#include <functional>
#include <span>
#include <utility>
#include <vector>

namespace benefit::match {

/// Entries that a row of the roll has in the index, added to `entries`: its keys, each with the row's handle.
void add_index_entries(const Vocabulary& vocabulary, const Person& person, RowHandle row,
                       std::vector<IndexEntry>& entries);

/// Makes the index of every current batch of the roll that has none. Errors: cancelled (batches that are done
/// stay done).
Expected<void> index_roll(LinkStore& store, Progress& progress);

/// Visits the entries of the roll, every batch of which has an index, under these numbers, which are in
/// order.
void for_each_entry_of(const LinkStore& store, std::span<const CitizenId> ids,
                       const std::function<void(const Enrolment&)>& visit);

/// Rows of the roll that share a key with a record.
class IndexedRoll {
 public:
  /// Store and vocabulary outlive it. Every batch of the roll has an index.
  IndexedRoll(const LinkStore& store, Vocabulary& vocabulary);

  struct Found {
    PersonList rows;                                   ///< of the roll
    std::vector<RollEntry> entries;                    ///< of each row
    std::vector<std::pair<RowIndex, RowIndex>> pairs;  ///< a row and a record, in order, each once
  };
  /// Rows of these batches. `records` share the vocabulary.
  Found find(std::span<const BatchId> batches, const PersonList& records,
             KeyKinds kinds = all_key_kinds) const;

  /// How frequent the names of these rows are on the whole roll.
  NameFrequencies frequencies(const PersonList& rows) const;
  /// Rows of the whole roll.
  std::uint64_t rows() const { return rows_; }

 private:
  const LinkStore& store_;
  std::vector<BatchId> batches_;
  Vocabulary& vocabulary_;
  std::uint64_t rows_ = 0;
};

}  // namespace benefit::match
