#include "verify/learning/counted_lists.hpp"

#include <algorithm>
#include <map>

namespace benefit::learning {

CountedLists counted_lists(std::span<const LastListed> listed, const RegionHistory& regions, Day today) {
  std::map<RegionCode, Month> last_of;
  CountedLists lists;
  for (const LastListed& one : listed) {
    Month& last = last_of.try_emplace(regions.county_on(one.county, today), one.month).first->second;
    last = std::max(last, one.month);
    lists.newest = std::max(lists.newest.value_or(one.month), one.month);
  }
  for (const LastListed& one : listed)
    if (months_between(one.month, last_of.at(regions.county_on(one.county, today))) < months_to_be_old)
      lists.counted.push_back(one);
  for (const auto& [county, month] : last_of)
    if (months_between(month, *lists.newest) > months_to_be_old) lists.old.push_back({county, month});
  return lists;
}

}  // namespace benefit::learning
