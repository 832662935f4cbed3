#include "verify/rules/listed_months.hpp"

#include "verify/types/stable_hash.hpp"

#include <algorithm>
#include <chrono>
#include <iterator>
#include <map>
#include <string>
#include <utility>

namespace benefit::rules {

ListedMonths::ListedMonths(std::span<const ListedMonth> listed) {
  constexpr std::int64_t part_of_the_fullest = 4;
  std::map<std::pair<Scheme, RegionCode>, std::int64_t> fullest;
  for (const ListedMonth& month : listed) {
    std::int64_t& rows = fullest[{month.scheme, month.county}];
    rows = std::max(rows, month.rows);
  }
  for (const ListedMonth& month : listed)
    if (month.rows > 0 && month.rows * part_of_the_fullest >= fullest.at({month.scheme, month.county}))
      months_.emplace(month.scheme, month.county, month.month);
}

std::uint64_t ListedMonths::hash() const {
  StableHash hash;
  for (const auto& [scheme, county, month] : months_)
    hash.mix(to_string(scheme))
        .mix(std::to_string(county.value))
        .mix(std::to_string(months_between({}, month)));
  return hash.value();
}

std::vector<ListedMonths::Gap> ListedMonths::gaps() const {
  constexpr std::chrono::months one{1};
  std::vector<Gap> gaps;
  for (auto month = months_.begin(); month != months_.end() && std::next(month) != months_.end(); ++month) {
    const auto& [scheme, county, listed] = *month;
    const auto& [next_scheme, next_county, next] = *std::next(month);
    if (scheme == next_scheme && county == next_county && listed + one < next)
      gaps.push_back({scheme, county, listed + one, next - one});
  }
  return gaps;
}

}  // namespace benefit::rules
