// For which months a county's list of payments has come.
#pragma once

#include "verify/types/delivery_figures.hpp"
#include "verify/types/region_history.hpp"

#include <cstdint>
#include <set>
#include <span>
#include <tuple>
#include <vector>

namespace benefit::rules {

/// A month's list of a scheme and a county has come when the deliveries hold at least a quarter as many
/// payments for it as for that county's fullest month: back pay for a few people is no list. A list of which
/// a part is missing cannot be told from a whole one. A county whose code was changed is one county.
/// Immutable.
class ListedMonths {
 public:
  /// FactStore::listed_months().
  ListedMonths(std::span<const ListedMonth> listed, RegionHistory regions);

  bool contain(Scheme scheme, RegionCode county, Month month) const {
    return months_.contains({scheme, regions_.county_on(county, last_day(month)), month});
  }

  /// Of the months: other months, another number.
  std::uint64_t hash() const;

  struct Gap {
    Scheme scheme = Scheme::resident_pension;
    RegionCode county;
    Month first, last;  ///< of the months without a list

    friend bool operator==(const Gap&, const Gap&) = default;
  };
  /// Where lists have come before and after, in order of scheme, county and month.
  std::vector<Gap> gaps() const;

 private:
  RegionHistory regions_;
  std::set<std::tuple<Scheme, RegionCode, Month>> months_;
};

}  // namespace benefit::rules
