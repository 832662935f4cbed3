#include "verify/rules/certification_tally.hpp"

#include "verify/types/stable_hash.hpp"

#include <algorithm>
#include <chrono>
#include <tuple>
#include <utility>

namespace benefit::rules {
namespace {

/// Nobody is asked to be photographed at these hours.
bool is_at_night(Instant captured_at) {
  using std::chrono::hours;
  const auto in_china = captured_at + china_offset;
  const auto since_midnight = in_china - std::chrono::floor<std::chrono::days>(in_china);
  return since_midnight < hours{7} || since_midnight >= hours{20};
}

auto order(const Citation& citation) { return std::tie(citation.row, citation.photo); }

/// Keeps the first ones, whatever the order in which they come.
void cite(std::vector<Citation>& cited, const Citation& citation) {
  const auto place = std::upper_bound(cited.begin(), cited.end(), citation,
                                      [](const auto& a, const auto& b) { return order(a) < order(b); });
  cited.insert(place, citation);
  if (cited.size() > most_cited) cited.pop_back();
}

}  // namespace

CertificationTally::CertificationTally(Day as_of, const std::vector<Station>& stations, RegionHistory regions)
    : as_of_(as_of), regions_(std::move(regions)) {
  std::vector<const Station*> rows;
  for (const Station& station : stations) rows.push_back(&station);
  std::sort(rows.begin(), rows.end(), [](const auto* a, const auto* b) { return a->source < b->source; });
  for (const Station* station : rows) {
    stations_[station->name].insert_or_assign(county_now(station->region.county), station->name);
    stations_[station->code].insert_or_assign(county_now(station->region.county), station->name);
  }
}

CertificationTally::Place CertificationTally::place_of(const Certification& certification) const {
  const RegionCode county = county_now(certification.county);
  const auto known = stations_.find(certification.station);
  if (known == stations_.end()) return {county, certification.station};
  const auto& counties = known->second;
  if (const auto own = counties.find(county); own != counties.end()) return {own->first, own->second};
  if (counties.size() == 1) return {counties.begin()->first, counties.begin()->second};
  return {county, certification.station};
}

bool CertificationTally::counts(const Certification& certification) const {
  return certification.day <= as_of_ && certification.day >= first_day(first_month_looked_at(as_of_));
}

void CertificationTally::add(const Certification& certification, bool dead_by_then) {
  if (!counts(certification)) return;
  const auto [county, station] = place_of(certification);
  if (certification.by_hand()) {
    const std::uint64_t act = StableHash()
                                  .mix(certification.person.to_string())
                                  .mix(std::to_string(certification.day.time_since_epoch().count()))
                                  .mix(std::to_string(county.value))
                                  .mix(station)
                                  .mix(certification.operator_name)
                                  .value();
    if (!by_hand_seen_.insert(act).second) return;
  }
  StationWork& work = work_[{county, station, certification.operator_name}];
  work.days.insert(certification.day);
  cite(work.cited, certification.rests_on);
  ++(certification.by_hand() ? work.by_hand : work.photos);
  if (certification.by_hand()) cite(work.by_hand_cited, certification.rests_on);
  if (certification.captured_at && is_at_night(*certification.captured_at)) {
    ++work.at_night;
    cite(work.at_night_cited, certification.rests_on);
  }
  if (dead_by_then) {
    ++work.dead_by_then;
    cite(work.dead_cited, certification.rests_on);
  }
}

std::vector<StationWork> CertificationTally::work() const {
  std::vector<StationWork> result;
  for (const auto& [key, work] : work_) {
    result.push_back(work);
    std::tie(result.back().county, result.back().station, result.back().operator_name) = key;
  }
  return result;
}

}  // namespace benefit::rules
