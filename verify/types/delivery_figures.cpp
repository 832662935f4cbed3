#include "verify/types/delivery_figures.hpp"

namespace benefit {

std::optional<int> lag_percentile(std::span<const LagCount> lags, double share) {
  std::int64_t rows = 0;
  for (const LagCount& lag : lags) rows += lag.rows;
  std::int64_t passed = 0;
  for (const LagCount& lag : lags) {
    passed += lag.rows;
    if (passed > 0 && static_cast<double>(passed) >= share * static_cast<double>(rows)) return lag.days;
  }
  return std::nullopt;
}

}  // namespace benefit
