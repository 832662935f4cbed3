#include "verify/policy/subsidy_split.hpp"

#include "verify/identity/money.hpp"

#include <array>

namespace benefit::policy {

SubsidyParts split_subsidy(Fen amount, SubsidySplit parts, bool directly_managed) {
  const auto shares = identity::split(amount, std::array{parts.province, parts.city, parts.county});
  if (directly_managed) return {shares[0] + shares[1], Fen{}, shares[2]};
  return {shares[0], shares[1], shares[2]};
}

Fen public_share(Fen contribution, int percent) {
  return identity::split(contribution, std::array{percent, 100 - percent}).front();
}

std::optional<BornSubsidy> split_contribution(const Policy& policy, Fen amount, int year, RegionCode county) {
  const Day day = first_day_of(year);
  const auto* const split = in_force(policy.government_pays_for_poor, day, county);
  if (split == nullptr) return std::nullopt;
  const auto* const managed = in_force(policy.directly_managed_counties, day, county);
  return BornSubsidy{split_subsidy(amount, split->value, managed != nullptr), split->legal_basis,
                     managed == nullptr ? "" : managed->legal_basis};
}

}  // namespace benefit::policy
