// The day of a run, and how long what was asked of it holds.
#pragma once

#include "verify/types/time.hpp"

#include <algorithm>
#include <chrono>
#include <compare>
#include <optional>

namespace benefit {

/// A day that can only be compared, and notes the first later day on which a comparison that was made would
/// come out differently. Whatever a pure function computes from facts and an AsOf is the same for every day
/// from day() to the one before changes_on(); so whom no news concerns need not be looked at again before
/// that (pipeline.hpp, verify). Too early a day is safe, too late a one never happens.
///
/// One subject's: not for several threads, and not to be copied, for the copy would keep its notes to itself.
class AsOf {
 public:
  explicit AsOf(Day day) : day_(day) {}
  AsOf(const AsOf&) = delete;
  AsOf& operator=(const AsOf&) = delete;

  friend std::strong_ordering operator<=>(const AsOf& as_of, Day day) {
    if (day == as_of.day_) as_of.holds_before(day + std::chrono::days{1});
    if (day > as_of.day_) as_of.holds_before(day);
    return as_of.day_ <=> day;
  }
  friend bool operator==(const AsOf& as_of, Day day) { return (as_of <=> day) == 0; }

  bool lies_in(const DayInterval& period) const {
    return period.from <= *this && (!period.to || *period.to >= *this);
  }
  Month month() const {
    const Month month = month_of(day_);
    holds_before(first_day(month + std::chrono::months{1}));
    return month;
  }
  /// Whole years since a birth (whole_years).
  int age_of(Day birth) const {
    const int age = whole_years(birth, day_);
    const std::chrono::year_month_day born{birth};
    const std::chrono::year_month_day next = born + std::chrono::years{age + 1};
    holds_before(next.ok() ? Day{next} : Day{next.year() / std::chrono::March / 1});
    return age;
  }
  /// For what is to be written down: it holds on this day only.
  Day day() const {
    holds_before(day_ + std::chrono::days{1});
    return day_;
  }

  /// nullopt: never, as far as was asked.
  std::optional<Day> changes_on() const { return changes_on_; }

 private:
  void holds_before(Day day) const { changes_on_ = std::min(changes_on_.value_or(day), day); }

  const Day day_;
  mutable std::optional<Day> changes_on_;
};

}  // namespace benefit
