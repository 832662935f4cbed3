// What the store gives to be matched, as lists of persons.
#pragma once

#include "verify/match/people.hpp"
#include "verify/types/link_store.hpp"

#include <cstdint>
#include <span>
#include <vector>

namespace benefit::match {

void add(PersonList& list, const MatchRecord& record);
/// An entry of the roll. Its 15 digits stay 15.
void add(PersonList& list, const Enrolment& entry);

/// What a list of persons does not say of an entry of the roll.
struct RollEntry {
  CitizenId id;
  Source source;
  std::uint64_t account;  ///< a hash; 0 where none is given
};
RollEntry roll_entry(const Enrolment& entry);

/// Rows of all these batches.
std::int64_t rows_of(const LinkStore& store, std::span<const BatchId> batches);

/// The whole roll, read.
struct StoredRoll {
  explicit StoredRoll(const LinkStore& store);

  Vocabulary vocabulary;
  PersonList people{vocabulary};
  std::vector<RollEntry> entries;  ///< of each row
};

/// A link of this weight is kept: whether it is shown depends on what else the record may be of, later too.
bool is_kept(double weight);

}  // namespace benefit::match
