// What the store gives to be matched, as lists of persons.
#pragma once

#include "verify/match/people.hpp"
#include "verify/types/link_store.hpp"

#include <cstdint>
#include <vector>

namespace benefit::match {

void add(PersonList& list, const MatchRecord& record);
/// An entry of the roll. Its 15 digits stay 15.
void add(PersonList& list, const Enrolment& entry);

/// The whole roll, read.
struct StoredRoll {
  explicit StoredRoll(const LinkStore& store);

  struct Entry {
    CitizenId id;
    Source source;
    std::uint64_t account;  ///< a hash; 0 where none is given
  };
  Vocabulary vocabulary;
  PersonList people{vocabulary};
  std::vector<Entry> entries;  ///< of each row
};

/// A link of this weight is kept: whether it is shown depends on what else the record may be of, later too.
bool is_kept(double weight);

}  // namespace benefit::match
