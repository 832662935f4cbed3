// How long things took, counted day by day: median and 90th percentile with their intervals.
#pragma once

#include <cstdint>
#include <map>
#include <optional>

namespace benefit::learning {

/// A quantile in days. The ends of its 95 % interval are the order statistics between which it lies with that
/// probability, whatever the distribution (Conover, Practical Nonparametric Statistics, 3rd ed. 1999, 3.2);
/// nullopt: so few were counted that there is no such end.
struct DayQuantile {
  int days = 0;
  std::optional<int> low, high;

  friend bool operator==(const DayQuantile&, const DayQuantile&) = default;
};

class DayCounts {
 public:
  void add(int days, std::int64_t times) {
    counts_[days] += times;
    total_ += times;
  }
  void add(const DayCounts& other) {
    for (const auto& [days, times] : other.counts_) add(days, times);
  }
  std::int64_t total() const { return total_; }
  /// The least number of days within which at least this share was done; 0 < share < 1. nullopt: nothing was
  /// counted.
  std::optional<DayQuantile> quantile(double share) const;

 private:
  /// The value of that rank, from 1.
  int ranked(std::int64_t rank) const;

  std::map<int, std::int64_t> counts_;
  std::int64_t total_ = 0;
};

}  // namespace benefit::learning
