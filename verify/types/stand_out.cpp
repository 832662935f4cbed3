#include "verify/types/stand_out.hpp"

#include <algorithm>
#include <cstddef>
#include <numeric>

namespace benefit {

std::vector<bool> stand_out(std::span<const double> chances, double by_chance) {
  std::vector<std::size_t> order(chances.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::sort(order.begin(), order.end(),
            [&](std::size_t a, std::size_t b) { return chances[a] < chances[b]; });
  std::size_t chosen = 0;
  for (std::size_t i = 0; i < order.size(); ++i)
    if (chances[order[i]] <= by_chance * static_cast<double>(i + 1) / static_cast<double>(order.size()))
      chosen = i + 1;
  std::vector<bool> result(chances.size());
  for (std::size_t i = 0; i < chosen; ++i) result[order[i]] = true;
  return result;
}

}  // namespace benefit
