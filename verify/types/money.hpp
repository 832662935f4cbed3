// Money is a whole number of fen (1/100 yuan), never a floating-point number.
#pragma once

#include <algorithm>
#include <compare>
#include <cstdint>
#include <iterator>
#include <vector>

namespace benefit {

struct Fen {
  std::int64_t value = 0;

  friend auto operator<=>(const Fen&, const Fen&) = default;
  friend Fen operator+(Fen a, Fen b) { return Fen{a.value + b.value}; }
  friend Fen operator-(Fen a, Fen b) { return Fen{a.value - b.value}; }
  Fen& operator+=(Fen other) {
    value += other.value;
    return *this;
  }
};

/// The middle one in order of size, of two in the middle the smaller. Not empty; left in another order.
inline Fen lower_median(std::vector<Fen>& amounts) {
  const auto middle = amounts.begin() + (std::ssize(amounts) - 1) / 2;
  std::nth_element(amounts.begin(), middle, amounts.end());
  return *middle;
}

/// The three sums of a finding. They answer different questions and are never added to each other.
struct Sums {
  Fen lost;               ///< paid so far without entitlement
  Fen flowing_per_month;  ///< what goes on being paid each month if nothing happens
  Fen owed;               ///< what the person, or the survivors, should get

  friend bool operator==(const Sums&, const Sums&) = default;
  Sums& operator+=(const Sums& other) {
    lost += other.lost;
    flowing_per_month += other.flowing_per_month;
    owed += other.owed;
    return *this;
  }
};

}  // namespace benefit
