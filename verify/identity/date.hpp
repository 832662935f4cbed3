// Dates and months as they are delivered and as they are shown.
#pragma once

#include "verify/types/time.hpp"

#include <optional>
#include <string>
#include <string_view>

#include <tl/expected.hpp>

namespace benefit::identity {

enum class DateDefect {
  missing,
  form,          ///< not a date in any accepted form
  no_such_day,   ///< 2018-02-30
  excel_serial,  ///< 43101: a spreadsheet's day number; the day it would be is in suggest_from_serial
  out_of_range,  ///< before 1850 or after 2100
};
std::string_view to_string(DateDefect defect);  ///< "date.no_such_day"

/// Accepts 2018-03-01, 2018/3/1, 2018.3.1, 20180301 and 2018年3月1日; full-width digits and blanks around
/// too.
tl::expected<Day, DateDefect> parse_day(std::string_view text);
/// Accepts 2018-03, 2018/3, 201803, 2018年3月; and 2018-03-01, a first day written out as parse_day accepts
/// it, which is how spreadsheets store a month.
tl::expected<Month, DateDefect> parse_month(std::string_view text);
/// Accepts 2018 and 2018年.
tl::expected<int, DateDefect> parse_year(std::string_view text);
/// ISO 8601 with a zone (2018-03-01T09:30:00+08:00, ...Z) or without (taken as China Standard Time, UTC+8).
tl::expected<Instant, DateDefect> parse_instant(std::string_view text);

/// The day that a spreadsheet's serial number (1900 system) stands for; nullopt when it is no serial number.
std::optional<Day> suggest_from_serial(std::string_view text);

std::string format_day(Day day);         ///< 2018-03-01
std::string format_month(Month month);   ///< 2018-03
std::string format_instant(Instant at);  ///< 2018-03-01T01:30:00.000Z

}  // namespace benefit::identity
