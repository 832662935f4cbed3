#include "verify/types/region_history.hpp"

#include "verify/types/facts.hpp"
#include "verify/types/stable_hash.hpp"

#include <string>

namespace benefit {

RegionHistory::RegionHistory(std::span<const Region> regions) {
  std::map<RegionCode, const Region*> newest;
  for (const Region& region : regions) {
    const Region*& known = newest[region.code];
    if (known == nullptr || known->source < region.source) known = &region;
  }
  std::map<RegionCode, int> went_into;
  for (const auto& [code, region] : newest)
    if (region->period.to && region->successor) ++went_into[*region->successor];
  for (const auto& [code, region] : newest) {
    if (!region->period.to || !region->successor || *region->successor == code) continue;
    // A county that took another one over was there before it; a new name begins when the old one ends.
    const auto successor = newest.find(*region->successor);
    const bool was_there_before =
        successor != newest.end() && successor->second->period.from <= *region->period.to;
    const bool is_new_name = went_into[*region->successor] == 1 && !was_there_before;
    ended_.emplace(code, Ended{*region->successor, is_new_name ? std::nullopt : region->period.to});
  }
}

RegionCode RegionHistory::followed(RegionCode code, Day day) const {
  RegionCode at = code;
  for (std::size_t steps = 0; steps <= ended_.size(); ++steps) {
    const auto ended = ended_.find(at);
    if (ended == ended_.end() || (ended->second.last_day && day <= *ended->second.last_day)) return at;
    at = ended->second.successor;
  }
  return code;  // a ring
}

std::uint64_t RegionHistory::hash() const {
  StableHash hash;
  for (const auto& [code, ended] : ended_) {
    hash.mix(std::to_string(code.value)).mix(std::to_string(ended.successor.value));
    hash.mix(ended.last_day ? std::to_string(ended.last_day->time_since_epoch().count()) : "");
  }
  return hash.value();
}

}  // namespace benefit
