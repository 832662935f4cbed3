// Who bears a subsidy: an amount split between the levels of government (P2).
#pragma once

#include "verify/policy/policy.hpp"

#include <optional>
#include <string>

namespace benefit::policy {

/// What each level of government bears. The three add up to the amount that was split, to the fen.
struct SubsidyParts {
  Fen province;
  Fen city;
  Fen county;

  friend bool operator==(const SubsidyParts&, const SubsidyParts&) = default;
};

/// By largest remainder, ties to the province, then the city, then the county: 100.00 yuan by 1 : 1 : 1 is
/// 33.34, 33.33, 33.33. In a county that the province manages directly the province takes over the share that
/// the split gives the city (设区市负担部分由省级财政负担): 66.67, 0.00, 33.33. `parts` as parse_policy takes
/// them. A negative amount (a correction) mirrors a positive one.
SubsidyParts split_subsidy(Fen amount, SubsidySplit parts, bool directly_managed);

/// What public money bears of a personal contribution (M1): the percentage to the fen, half a fen up.
/// `percent` from 0 to 100.
Fen public_share(Fen contribution, int percent);

/// A split with the texts that set it.
struct BornSubsidy {
  SubsidyParts parts;
  std::string split_basis;
  std::string managed_basis;  ///< empty when the city bears its own share
};

/// By the policy in force for contributions of `year` in `county`; nullopt when government does not pay in
/// it.
std::optional<BornSubsidy> split_contribution(const Policy& policy, Fen amount, int year, RegionCode county);

}  // namespace benefit::policy
