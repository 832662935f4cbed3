// What a cell's number format (ECMA-376 part 1, 18.8.30 and 18.8.31) says of its number: that it is a date,
// or a code with leading zeros. All other formats leave the number as it is.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace benefit::intake::xlsx {

/// How much of a date a format shows. A format without a year ("3月1日") shows a day too: the year is stored.
enum class DateForm : std::uint8_t { none, day, month, year };

struct NumberFormat {
  DateForm date = DateForm::none;
  std::size_t digits = 0;  ///< "000000": filled up with zeros to this length; 0: not
};

/// A format by its number, for those that have no code in the file (0 to 163, the Chinese ones among them).
NumberFormat built_in_format(int number);
/// A format by its code ("yyyy\-mm\-dd;@", `yyyy"年"m"月"`). Times of day and durations are no dates.
NumberFormat parse_format(std::string_view code);

/// The number of a cell as it reads in a CSV file: at most 15 digits, which is what spreadsheets compute and
/// show with, so that 128.09999999999999 is 128.1. A whole number of more than 15 digits, whose end is lost,
/// comes as 1.10105194912310E+17 does: the readers of ID and account numbers refuse that. Dates come as
/// 2018-03-01, 2018-03 or 2018, their time of day passed over; 1900-02-29, which spreadsheets have and the
/// calendar has not, is left for the readers of dates to refuse. `from_1904`: the workbook's days count from
/// 1904-01-01 (18.17.4.1). A text that is no number comes back as it is.
std::string number_text(std::string_view stored, NumberFormat format, bool from_1904);

}  // namespace benefit::intake::xlsx
