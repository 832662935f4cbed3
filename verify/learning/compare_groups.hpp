// Which groups differ from the others of their kind by more than chance explains (group_figures.hpp says
// how).
#pragma once

#include "verify/learning/group_figures.hpp"

#include <cstdint>
#include <span>
#include <vector>

namespace benefit::learning {

/// Of those that stand out, at most this share is expected to do so by chance.
inline constexpr double by_chance = 0.05;

/// Every comparison that can be made, in the order of the groups; those that are not told are in none.
std::vector<Difference> compare_groups(std::span<const GroupFigures> groups);

/// How often `hits` of `all_hits` or something as extreme fall to a group with this share (0 .. 1) of what
/// brings them, by chance: two-sided, exact.
double chance_of_rate(std::int64_t hits, std::int64_t all_hits, double share);

/// Fisher's exact test of one group's hits among its trials against the others'. Two-sided.
double chance_of_share(std::int64_t hits, std::int64_t trials, std::int64_t other_hits,
                       std::int64_t other_trials);

}  // namespace benefit::learning
