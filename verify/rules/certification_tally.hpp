// Who certified how much, where and how (A2): counted in one pass over all certifications.
#pragma once

#include "verify/rules/thing_facts.hpp"
#include "verify/types/certification.hpp"
#include "verify/types/facts.hpp"
#include "verify/types/region_history.hpp"

#include <cstdint>
#include <map>
#include <string>
#include <tuple>
#include <unordered_set>
#include <utility>
#include <vector>

namespace benefit::rules {

/// Keeps a hash of each certification by hand, and counts for each operator at each station. Used from one
/// thread.
class CertificationTally {
 public:
  /// `stations`: by which a station that rows name by its code gets its name, and its county. Counties are
  /// under the codes of that day.
  CertificationTally(Day as_of, const std::vector<Station>& stations, RegionHistory regions);

  /// The certification lies in the months looked at.
  bool counts(const Certification& certification) const;
  /// One that does not count is passed over. By one operator, at one station, for one person and day, a
  /// certification by hand is one, however many deliveries or schemes bring it. `dead_by_then`: the person
  /// had died before that day, by a death that stands.
  void add(const Certification& certification, bool dead_by_then);

  /// In order of county, station, operator.
  std::vector<StationWork> work() const;

 private:
  using Place = std::pair<RegionCode, std::string>;  ///< county, name of the station
  using Key = std::tuple<RegionCode, std::string, std::string>;

  Place place_of(const Certification& certification) const;

  RegionCode county_now(RegionCode code) const { return regions_.county_on(code, as_of_); }

  Day as_of_;
  RegionHistory regions_;
  /// A station's name or code -> where it is, as the newest row says; where two counties have the name, both.
  std::map<std::string, std::map<RegionCode, std::string>> stations_;
  std::map<Key, StationWork> work_;
  std::unordered_set<std::uint64_t> by_hand_seen_;
};

}  // namespace benefit::rules
