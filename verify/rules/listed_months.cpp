#include "verify/rules/listed_months.hpp"

#include "verify/types/stable_hash.hpp"

#include <algorithm>
#include <chrono>
#include <iterator>
#include <map>
#include <string>
#include <utility>

namespace benefit::rules {

ListedMonths::ListedMonths(std::span<const ListedMonth> listed, RegionHistory regions)
    : regions_(std::move(regions)) {
  constexpr std::int64_t part_of_the_fullest = 4;
  std::map<std::tuple<Scheme, RegionCode, Month>, std::int64_t> lists;  // under both codes of a county
  for (const ListedMonth& month : listed)
    lists[{month.scheme, regions_.county_on(month.county, last_day(month.month)), month.month}] += month.rows;
  std::map<std::pair<Scheme, RegionCode>, std::int64_t> fullest;
  for (const auto& [list, rows] : lists) {
    std::int64_t& most = fullest[{std::get<Scheme>(list), std::get<RegionCode>(list)}];
    most = std::max(most, rows);
  }
  for (const auto& [list, rows] : lists)
    if (rows > 0 &&
        rows * part_of_the_fullest >= fullest.at({std::get<Scheme>(list), std::get<RegionCode>(list)}))
      months_.insert(list);
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
