// By which month's lists of payments a county's recipients are counted: its own last ones, however far
// another county's have come.
#pragma once

#include "verify/types/learning_store.hpp"
#include "verify/types/region_history.hpp"
#include "verify/types/time.hpp"

#include <optional>
#include <span>
#include <vector>

namespace benefit::learning {

/// What is this many months older than the newest lists is old.
inline constexpr int months_to_be_old = 3;

struct CountedLists {
  /// By code. A county that was renamed or merged may be listed under several: those of its last three months
  /// count, since the lists of one part may lag behind another's.
  std::vector<LastListed> counted;
  /// Counties, by their codes of today, whose last list is more than `months_to_be_old` older than `newest`.
  std::vector<LastListed> old;
  std::optional<Month> newest;  ///< nullopt: nobody has listed anything
};

CountedLists counted_lists(std::span<const LastListed> listed, const RegionHistory& regions, Day today);

}  // namespace benefit::learning
