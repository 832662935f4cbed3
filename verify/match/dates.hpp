// Dates as lists of persons give them: whole, or a year only; and how far two dates of birth agree.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace benefit::match {

/// yyyymmdd; month and day are 0 where they are not known, and all of it where nothing is.
using PackedDate = std::uint32_t;

/// A whole day of the Gregorian calendar between 1850 and 2100.
bool is_day(PackedDate date);
/// The forms of identity::parse_day, with a time of day behind them or without; 1955, 1955年, 1955-03,
/// 195503, 1955-00-00; 一九五五年三月十五; 民国44年3月15日; years of two digits from 32 on; 3/15/1955 where
/// the month is certain, else its year; a spreadsheet's serial number of a day from 1927 to 2050. What says
/// that it is lunar (农历, 腊月, 初五, 闰) comes back as the solar day. 0 for anything else.
PackedDate read_date(std::string_view delivered);

/// The Gregorian day that is this year, month and day of the Chinese calendar, when the same figures are read
/// as a lunar date (ICU's chinese calendar, corrected where the almanacs differ, 1900-2030); 0 when there is
/// no such lunar day. `leap`: in the month's leap repetition.
PackedDate solar_of_lunar(PackedDate lunar, bool leap);

/// From most to least; `missing` is evidence of nothing.
enum class BirthLevel : std::uint8_t {
  missing,
  exact,
  exact_new_year,  ///< both 1 January, which also stands for an unknown day
  lunar,           ///< one is the other's date in the Chinese calendar
  swapped,         ///< day and month changed places
  one_digit,       ///< one digit of eight differs, or two neighbours are swapped
  month_agrees,    ///< one gives no day; year and month agree
  year_agrees,     ///< one gives no more than a year (or 1 January, which stands for that); the years agree
  same_day,        ///< day and month agree, the years are up to ten apart
  same_year,       ///< whole dates of one year
  near_year,       ///< the years are one or two apart
  different,
};
inline constexpr std::size_t birth_levels = 12;
std::string_view to_string(BirthLevel level);

/// Symmetric.
BirthLevel compare_births(PackedDate left, PackedDate right);

}  // namespace benefit::match
