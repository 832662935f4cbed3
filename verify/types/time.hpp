// Calendar types of the house. A pension is owed by the month and a life is counted in days, so both are
// types of their own; a number of milliseconds never stands for either.
#pragma once

#include <chrono>
#include <optional>

namespace benefit {

using Day = std::chrono::sys_days;
using Month = std::chrono::year_month;
using Instant = std::chrono::sys_time<std::chrono::milliseconds>;

/// Days of validity; both ends belong to it, and no end means "still so".
struct DayInterval {
  Day from;
  std::optional<Day> to;

  bool contains(Day day) const { return from <= day && (!to || day <= *to); }
  /// Some day lies in both.
  bool overlaps(const DayInterval& other) const {
    return (!to || other.from <= *to) && (!other.to || from <= *other.to);
  }
  friend bool operator==(const DayInterval&, const DayInterval&) = default;
};

inline Month month_of(Day day) {
  const std::chrono::year_month_day ymd{day};
  return ymd.year() / ymd.month();
}

inline Day first_day(Month month) { return Day{month / std::chrono::day{1}}; }
inline Day last_day(Month month) { return Day{month / std::chrono::last}; }

/// Months from `from` to `to`, negative when `to` is earlier.
inline int months_between(Month from, Month to) { return static_cast<int>((to - from).count()); }

/// Whole years from one day to another, as birthdays count them: born on 29 February, one turns an age on 1
/// March of other years. Below 0 when `to` is earlier.
inline int whole_years(Day from, Day to) {
  const std::chrono::year_month_day one{from}, other{to};
  const bool had_birthday =
      other.month() > one.month() || (other.month() == one.month() && other.day() >= one.day());
  return static_cast<int>(other.year()) - static_cast<int>(one.year()) - (had_birthday ? 0 : 1);
}

inline Day day_of(Instant instant) { return std::chrono::floor<std::chrono::days>(instant); }

/// China's clocks are ahead of UTC by this, everywhere and all year.
inline constexpr std::chrono::hours china_offset{8};

/// The calendar day in China on which something happened.
inline Day china_day_of(Instant instant) { return day_of(instant + china_offset); }

/// The only source of "now". Thread-safe.
class Clock {
 public:
  virtual ~Clock() = default;
  virtual Instant now() const = 0;
};

}  // namespace benefit
