#include "verify/match/dates.hpp"

#include "verify/types/error.hpp"

#include <algorithm>
#include <array>
#include <chrono>
#include <memory>
#include <string>
#include <vector>

#include <unicode/calendar.h>
#include <unicode/locid.h>

namespace benefit::match {
namespace {

struct Parts {
  unsigned year, month, day;
};
constexpr Parts parts_of(PackedDate date) { return {date / 10000, date / 100 % 100, date % 100}; }
constexpr PackedDate pack(unsigned year, unsigned month, unsigned day) {
  return year * 10000 + month * 100 + day;
}

PackedDate pack(std::chrono::year_month_day day) {
  return pack(static_cast<unsigned>(static_cast<int>(day.year())), static_cast<unsigned>(day.month()),
              static_cast<unsigned>(day.day()));
}

constexpr unsigned first_lunar_year = 1900, last_lunar_year = 2030;

/// For each lunar month, and for its leap repetition, the day that is its first, counted from 1970; and its
/// days.
struct LunarMonth {
  std::int32_t first_day = 0;
  std::int32_t days = 0;  ///< 0: there is no such month
};
using LunarYear = std::array<std::array<LunarMonth, 2>, 12>;

/// Walks through the years day by day, because ICU counts lunar years in cycles of sixty.
std::vector<LunarYear> read_lunar_calendar() {
  UErrorCode status = U_ZERO_ERROR;
  const std::unique_ptr<icu::Calendar> calendar(
      icu::Calendar::createInstance(*icu::TimeZone::getGMT(), icu::Locale("zh@calendar=chinese"), status));
  if (U_FAILURE(status) || !calendar)
    throw Failure({ErrorCode::unavailable, "ICU's data for the Chinese calendar is missing", "", ""});
  std::vector<LunarYear> years(last_lunar_year - first_lunar_year + 1);
  constexpr double day_ms = 86'400'000.0;
  // 31 January 1900 is the first day of the lunar year 1900.
  constexpr std::int32_t begin = -25'537;
  unsigned year = first_lunar_year - 1;
  for (std::int32_t day = begin; year <= last_lunar_year;) {
    calendar->setTime(day * day_ms, status);
    const auto month = static_cast<std::size_t>(calendar->get(UCAL_MONTH, status));
    const bool leap = calendar->get(UCAL_IS_LEAP_MONTH, status) != 0;
    const std::int32_t day_of_month = calendar->get(UCAL_DATE, status);
    if (U_FAILURE(status) || day_of_month != 1)
      throw Failure(
          {ErrorCode::internal, "ICU's Chinese calendar does not begin its months where it says", "", ""});
    if (month == 0 && !leap && ++year > last_lunar_year) break;
    // A lunar month has 29 or 30 days.
    calendar->setTime((day + 29) * day_ms, status);
    const std::int32_t days = calendar->get(UCAL_DATE, status) == 1 ? 29 : 30;
    years.at(year - first_lunar_year).at(month).at(leap ? 1 : 0) = {day, days};
    day += days;
  }
  return years;
}

/// ICU reckons the calendar; these months stand otherwise in the almanacs, by which people were born.
void correct_by_almanac(std::vector<LunarYear>& years) {
  const auto of = [&years](unsigned year, unsigned month) -> auto& {
    return years[year - first_lunar_year][month - 1];
  };
  // The leap month comes a month earlier: what ICU calls the next month is the repetition of this one.
  struct LeapMonth {
    unsigned year, month;
  };
  for (const auto& [year, month] : {LeapMonth{1917, 2}, LeapMonth{1922, 5}, LeapMonth{1987, 6}}) {
    of(year, month)[1] = of(year, month + 1)[0];
    of(year, month + 1)[0] = of(year, month + 1)[1];
    of(year, month + 1)[1] = {};
  }
  // A month that begins a day earlier (-1) or later makes the one before it shorter or longer.
  struct Shift {
    unsigned year, month;
    std::int32_t days;
  };
  for (const auto& [year, month, days] :
       {Shift{1954, 1, -1}, Shift{1955, 2, -1}, Shift{1978, 8, -1}, Shift{1998, 12, -1}, Shift{2012, 7, -1},
        Shift{2018, 10, 1}, Shift{2027, 1, -1}, Shift{2030, 1, 1}}) {
    auto& shifted = of(year, month)[0];
    shifted.first_day += days;
    shifted.days -= days;
    const bool first = month == 1;
    auto& before = of(first ? year - 1 : year, first ? 12 : month - 1);
    before[before[1].days != 0 ? 1 : 0].days += days;
  }
}

const std::vector<LunarYear>& lunar_calendar() {
  static const std::vector<LunarYear> calendar = [] {
    std::vector<LunarYear> years = read_lunar_calendar();
    correct_by_almanac(years);
    return years;
  }();
  return calendar;
}

bool one_digit_differs(PackedDate left, PackedDate right) {
  std::array<unsigned, 8> l{}, r{};
  for (std::size_t i = 8; i-- > 0; left /= 10, right /= 10) {
    l[i] = left % 10;
    r[i] = right % 10;
  }
  std::size_t first = 8, differing = 0;
  for (std::size_t i = 0; i < 8; ++i)
    if (l[i] != r[i]) {
      first = std::min(first, i);
      ++differing;
    }
  return differing == 1 ||
         (differing == 2 && first < 7 && l[first] == r[first + 1] && l[first + 1] == r[first]);
}

bool lunar_of(PackedDate lunar, PackedDate solar) {
  // The lunar year begins up to seven weeks after the solar one.
  if (solar < lunar || solar > lunar + 10000 + 300) return false;
  return solar_of_lunar(lunar, false) == solar || solar_of_lunar(lunar, true) == solar;
}

BirthLevel compare_incomplete(const Parts& left, const Parts& right) {
  if (left.year != right.year) {
    const unsigned apart = left.year > right.year ? left.year - right.year : right.year - left.year;
    return apart <= 2 ? BirthLevel::near_year : BirthLevel::different;
  }
  if (left.month != 0 && right.month != 0) {
    if (left.month != right.month) return BirthLevel::same_year;
    return BirthLevel::month_agrees;
  }
  return BirthLevel::year_agrees;
}

}  // namespace

bool is_day(PackedDate date) {
  const auto [year, month, day] = parts_of(date);
  return 1850 <= year && year <= 2100 &&
         std::chrono::year_month_day{std::chrono::year{static_cast<int>(year)}, std::chrono::month{month},
                                     std::chrono::day{day}}
             .ok();
}

PackedDate solar_of_lunar(PackedDate lunar, bool leap) {
  const auto [year, month, day] = parts_of(lunar);
  if (year < first_lunar_year || year > last_lunar_year || month == 0 || month > 12 || day == 0) return 0;
  const LunarMonth& of = lunar_calendar()[year - first_lunar_year][month - 1][leap ? 1 : 0];
  if (static_cast<std::int32_t>(day) > of.days) return 0;
  return pack(std::chrono::year_month_day{
      std::chrono::sys_days{std::chrono::days{of.first_day + static_cast<std::int32_t>(day) - 1}}});
}

std::string_view to_string(BirthLevel level) {
  constexpr std::array<std::string_view, birth_levels> names{
      "missing",      "exact",       "exact_new_year", "lunar",     "swapped",   "one_digit",
      "month_agrees", "year_agrees", "same_day",       "same_year", "near_year", "different"};
  return names.at(static_cast<std::size_t>(level));
}

BirthLevel compare_births(PackedDate left, PackedDate right) {
  if (left == 0 || right == 0) return BirthLevel::missing;
  const Parts l = parts_of(left), r = parts_of(right);
  if (left == right && l.day != 0)
    return l.month == 1 && l.day == 1 ? BirthLevel::exact_new_year : BirthLevel::exact;
  const auto new_year = [](const Parts& parts) { return parts.month == 1 && parts.day == 1; };
  if (l.day == 0 || r.day == 0) return compare_incomplete(l, r);
  if (l.year == r.year && (new_year(l) || new_year(r))) return BirthLevel::year_agrees;
  if (lunar_of(left, right) || lunar_of(right, left)) return BirthLevel::lunar;
  if (l.year == r.year && l.month == r.day && l.day == r.month) return BirthLevel::swapped;
  if (one_digit_differs(left, right)) return BirthLevel::one_digit;
  const unsigned apart = l.year > r.year ? l.year - r.year : r.year - l.year;
  if (l.month == r.month && l.day == r.day && apart <= 10) return BirthLevel::same_day;
  if (apart == 0) return BirthLevel::same_year;
  return apart <= 2 ? BirthLevel::near_year : BirthLevel::different;
}

}  // namespace benefit::match
