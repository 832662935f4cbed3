// Of many comparisons some come out extreme by chance; which of them are still worth a look.
#pragma once

#include <span>
#include <vector>

namespace benefit {

/// Whether each of the comparisons stands out, with at most `by_chance` (0 .. 1) of those that do expected to
/// do so by chance alone (Benjamini and Hochberg 1995, J. R. Stat. Soc. B 57:289-300). `chances`: of each,
/// how often chance alone does as much (p values, 0 .. 1).
std::vector<bool> stand_out(std::span<const double> chances, double by_chance);

}  // namespace benefit
