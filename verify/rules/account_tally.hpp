// Which accounts receive the benefits of many people, and what of each of them goes in (A1).
#pragma once

#include "verify/rules/thing_facts.hpp"
#include "verify/types/region_history.hpp"
#include "verify/types/subject.hpp"

#include <cstdint>
#include <map>
#include <optional>
#include <string_view>
#include <utility>
#include <vector>

namespace benefit::rules {

/// Stands for an account number: 64 bits of StableHash.
std::uint64_t hash_of_account(std::string_view account);

/// The people into whose common account benefits are paid.
struct Sharing {
  std::uint64_t account = 0;      ///< hash_of_account
  std::vector<CitizenId> people;  ///< in order of number
};

/// Counts everybody who is paid, in one pass. Keeps 16 bytes for each account of each person. Used from one
/// thread.
class AccountTally {
 public:
  /// A person and an account that come twice count once.
  void add(CitizenId person, std::string_view account);

  /// How many accounts receive the benefits of so many people (the key).
  std::map<std::int64_t, std::int64_t> accounts_by_people();
  /// Accounts of at least so many people, in order of hash.
  std::vector<Sharing> shared_by(std::int64_t least);

 private:
  template <class Use>
  void for_each_account(Use use);

  std::vector<std::pair<std::uint64_t, CitizenId>> uses_;
  bool in_order_ = true;
};

/// What goes into the account for one of the people who share it; a payment that names no account goes into
/// that of the newest entry of its scheme on the roll. Counties are under the codes of that day. nullopt:
/// nothing does in the months looked at.
std::optional<AccountPerson> person_paid_into(const SubjectFacts& facts, std::uint64_t account, Day as_of,
                                              const RegionHistory& regions);

}  // namespace benefit::rules
