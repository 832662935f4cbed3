// Money is a whole number of fen (1/100 yuan), never a floating-point number.
#pragma once

#include <compare>
#include <cstdint>

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
