// Which county a code stands for, when codes are changed, merged and taken over (feed `regions`; H1, H2).
#pragma once

#include "verify/types/region.hpp"
#include "verify/types/time.hpp"

#include <cstdint>
#include <map>
#include <optional>
#include <span>

namespace benefit {

struct Region;

/// 滦县 (130223) became 滦州市 (130284) on 2018-09-29: lists go on to bear the old code for a while, and
/// months from before are listed again under the new one. Whoever takes the two for two counties sees a
/// benefit drawn twice. So two rows are of one county when county_on() says the same of both.
///
/// Immutable. An empty one knows of no change.
class RegionHistory {
 public:
  RegionHistory() = default;
  /// Rows of the feed, in any order. Of several rows with one code the newest delivery's counts (by Source).
  explicit RegionHistory(std::span<const Region> regions);

  /// The code under which the county that `code` stood for on `day` is known:
  ///   - a code that nobody else was merged with: the newest one, on any day, since it is one county all
  ///   along;
  ///   - one that several codes were merged into: itself; those that went into it are counties of their own
  ///     up to the day on which they ended, and afterwards it.
  /// A code that no row names, one without a successor, and one in a ring of successors stand for themselves.
  RegionCode county_on(RegionCode code, Day day) const {
    return ended_.empty() || !ended_.contains(code) ? code : followed(code, day);
  }

  /// Of the changes: other changes, another number.
  std::uint64_t hash() const;

 private:
  struct Ended {
    RegionCode successor;
    /// nullopt: a new name of one county, which holds on any day.
    std::optional<Day> last_day;
  };
  RegionCode followed(RegionCode code, Day day) const;

  std::map<RegionCode, Ended> ended_;
};

}  // namespace benefit
