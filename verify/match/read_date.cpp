// The forms in which lists give dates of birth and death.
#include "verify/identity/date.hpp"
#include "verify/identity/digits.hpp"
#include "verify/identity/text_folding.hpp"
#include "verify/identity/utf8.hpp"
#include "verify/match/dates.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <string>

namespace benefit::match {
namespace {

using identity::is_digit;

constexpr unsigned earliest_year = 1850, latest_year = 2100;

PackedDate packed(unsigned year, unsigned month, unsigned day) { return year * 10000 + month * 100 + day; }

PackedDate packed(Day day) {
  const std::chrono::year_month_day date{day};
  return packed(static_cast<unsigned>(static_cast<int>(date.year())), static_cast<unsigned>(date.month()),
                static_cast<unsigned>(date.day()));
}

unsigned value_of(std::string_view digits) {
  unsigned value = 0;
  for (const char c : digits) value = value * 10 + static_cast<unsigned>(c - '0');
  return value;
}

/// A whole day, or year and month of one that the calendar does not have; 0 for no date.
PackedDate solar_date(unsigned year, unsigned month, unsigned day) {
  if (year < earliest_year || year > latest_year || month > 12) return 0;
  const PackedDate date = packed(year, month, day);
  return month != 0 && day <= 31 && is_day(date) ? date : packed(year, month, 0);
}

/// Without the time of day that databases and spreadsheets put behind a date: "1955/3/15 0:00",
/// "...T00:00:00".
std::string_view without_time(std::string_view text) {
  const std::size_t end = text.find_first_of(" T");
  if (end == std::string_view::npos || end == 0) return text;
  const std::string_view time = text.substr(end + 1);
  const std::size_t colon = time.find(':');
  const bool is_time =
      1 <= colon && colon <= 2 && time.find_first_not_of("0123456789:.+-Z APMapm") == std::string_view::npos;
  return is_time ? text.substr(0, end) : text;
}

/// 19550315.0: a number that a program took for one of measure.
std::string_view without_decimals(std::string_view text) {
  const std::size_t point = text.find('.');
  const bool zeros = point != std::string_view::npos && point >= 5 && point + 1 < text.size() &&
                     text.find_first_not_of('0', point + 1) == std::string_view::npos;
  return zeros ? text.substr(0, point) : text;
}

/// A spreadsheet's number of a day between 1927 and 2050. 11111 and 12345 are what is typed where nothing is
/// known.
PackedDate of_serial(std::string_view text) {
  constexpr Day latest = Day{std::chrono::year{2050} / 12 / 31};
  const auto day = identity::suggest_from_serial(text);
  const bool filler =
      text.starts_with("12345") || text.find_first_not_of(text.front()) == std::string_view::npos;
  return day && *day <= latest && !filler ? packed(*day) : 0;
}

/// Years are written with two digits only by who was sure of the century. 32 to 99 can be no day, and no year
/// to come either: they are of the last century.
std::optional<unsigned> full_year(unsigned two_digits) {
  if (two_digits < 32) return std::nullopt;
  return 1900 + two_digits;
}

/// Digits and nothing else.
PackedDate of_digits(std::string_view digits) {
  const auto number = [digits](std::size_t from, std::size_t count) {
    return value_of(digits.substr(from, count));
  };
  switch (digits.size()) {
    case 4:
      return solar_date(number(0, 4), 0, 0);
    case 5:
      return of_serial(digits);
    case 6:  // 195503, or 550315
      if (const PackedDate month = solar_date(number(0, 4), number(4, 2), 0)) return month;
      if (const auto year = full_year(number(0, 2));
          year && is_day(packed(*year, number(2, 2), number(4, 2))))
        return packed(*year, number(2, 2), number(4, 2));
      return 0;
    case 8:  // a day, or one that is not known
      return number(6, 2) == 0 ? solar_date(number(0, 4), number(4, 2), 0) : 0;
    case 14:  // with hours, minutes and seconds
      return number(8, 2) < 24 && number(10, 2) < 60 && number(12, 2) < 60 && is_day(number(0, 8))
                 ? number(0, 8)
                 : 0;
    default:
      return 0;
  }
}

/// A date written out: its numbers in order, each with what stands behind it.
struct WrittenDate {
  struct Number {
    unsigned value = 0;
    std::size_t digits = 0;  ///< as written; 0 in words (十五, 腊)
    char32_t mark = 0;       ///< 年, '-', ...; 0 at the end
  };
  std::array<Number, 3> numbers{};
  std::size_t count = 0;
  bool lunar = false;     ///< says so, or has words that only lunar dates have
  bool leap = false;      ///< 闰三月
  bool republic = false;  ///< years since 1912
};

/// Reads one character after the other; nullopt as soon as something is no part of a date.
class DateWords {
 public:
  std::optional<WrittenDate> read(std::string_view text) {
    text = without_calendar(text);
    for (std::size_t at = 0; at < text.size();) {
      const identity::Utf8Character next = identity::next_character(text, at);
      at += next.bytes.size();
      if (next.code_point < 0 || !take(static_cast<char32_t>(next.code_point))) return std::nullopt;
    }
    if (open_ && !close(0)) return std::nullopt;
    return date_.count == 0 ? std::nullopt : std::optional(date_);
  }

 private:
  std::string_view without_calendar(std::string_view text) {
    const auto takes = [&text](std::string_view word) {
      if (!text.starts_with(word)) return false;
      text.remove_prefix(word.size());
      return true;
    };
    for (const std::string_view word : {"农历", "阴历", "旧历", "夏历", "農曆"})
      if (takes(word)) date_.lunar = true;
    for (const std::string_view word : {"公历", "阳历", "西历", "新历", "公元"}) takes(word);
    date_.republic = takes("民国") || takes("民國");
    for (const std::string_view sign : {":", "：", "."}) takes(sign);
    return text;
  }

  bool take(char32_t c) {
    if (U'0' <= c && c <= U'9') return take_digit(static_cast<unsigned>(c - U'0'), true);
    constexpr std::u32string_view digits = U"〇一二三四五六七八九", zeros = U"零○";
    if (const auto found = digits.find(c); found != std::u32string_view::npos)
      return take_digit(static_cast<unsigned>(found), false);
    if (zeros.find(c) != std::u32string_view::npos) return take_digit(0, false);
    switch (c) {
      case U'元':  // the first year of an era
        return take_digit(1, false);
      case U'十':
        return take_tens(1);
      case U'廿':
        return take_tens(2);
      case U'卅':
        return take_tens(3);
      case U'初':
        date_.lunar = true;
        return !open_;
      case U'闰':
      case U'閏':
        date_.lunar = date_.leap = true;
        return !open_ && date_.count == 1;
      case U'正':
      case U'冬':
      case U'腊':
      case U'臘':
        date_.lunar = true;
        return !open_ && date_.count == 1 && take_month_word(c);
      case U'年':
      case U'月':
      case U'日':
      case U'号':
      case U'-':
      case U'/':
      case U'.':
        return open_ && close(c);
      default:
        return false;
    }
  }

  bool take_digit(unsigned digit, bool figure) {
    constexpr std::size_t most = 4;
    if (open_ && figure != figures_) return false;
    if (!open_ && date_.count == date_.numbers.size()) return false;
    if (written_ == most) return false;
    figures_ = figure;
    open_ = true;
    value_ = tens_ ? value_ + digit : value_ * 10 + digit;
    if (tens_ && ++after_tens_ > 1) return false;
    ++written_;
    return true;
  }

  /// 十五, 二十, 廿三: what stood before 十 was the tens.
  bool take_tens(unsigned tens) {
    if (tens_ || (open_ && (figures_ || written_ != 1 || tens != 1 || value_ == 0))) return false;
    if (!open_ && date_.count == date_.numbers.size()) return false;
    value_ = open_ ? value_ * 10 : tens * 10;
    open_ = tens_ = true;
    figures_ = false;
    return true;
  }

  /// The first, the eleventh and the twelfth month of the lunar year.
  bool take_month_word(char32_t c) {
    open_ = tens_ = true;
    figures_ = false;
    after_tens_ = 1;
    value_ = c == U'正' ? 1 : c == U'冬' ? 11 : 12;
    return true;
  }

  bool close(char32_t mark) {
    date_.numbers[date_.count++] = {value_, tens_ ? 0 : written_, mark};
    open_ = tens_ = figures_ = false;
    value_ = 0;
    written_ = after_tens_ = 0;
    return true;
  }

  WrittenDate date_;
  bool open_ = false;     ///< within a number
  bool figures_ = false;  ///< of 0-9; 五 and 5 do not mix
  bool tens_ = false;     ///< there was a 十
  unsigned value_ = 0;
  std::size_t written_ = 0, after_tens_ = 0;
};

/// A lunar date as the solar one. Where the almanac has no such day no more than the year is sure.
PackedDate of_lunar(unsigned year, unsigned month, unsigned day, bool leap) {
  if (const PackedDate solar = solar_of_lunar(packed(year, std::min(month, 99U), std::min(day, 99U)), leap))
    return solar;
  return month <= 12 ? solar_date(year, 0, 0) : 0;
}

/// 3/15/1955 and 15.03.1955, as spreadsheets of other countries write; where both could be the month, the
/// year.
PackedDate of_year_last(unsigned first, unsigned second, unsigned year) {
  if (first == 0 || second == 0) return 0;
  if (first <= 12 && second <= 12)
    return first == second ? solar_date(year, first, second) : solar_date(year, 0, 0);
  const unsigned month = std::min(first, second), day = std::max(first, second);
  return month <= 12 && is_day(packed(year, month, day)) ? packed(year, month, day) : 0;
}

PackedDate of_written(const WrittenDate& date) {
  const auto& [first, second, third] = date.numbers;
  const bool year_last = third.digits == 4 && 1 <= first.digits && first.digits <= 2;
  if (second.digits > 2 || (third.digits > 2 && !year_last)) return 0;
  unsigned year = first.value;
  if (date.republic) {
    constexpr unsigned most = 120;
    if (year == 0 || year > most) return 0;
    year += 1911;
  } else if (year_last) {
    return of_year_last(first.value, second.value, third.value);
  } else if (first.digits == 2 && date.count == 3) {
    const auto full = full_year(year);
    if (!full) return 0;
    year = *full;
  } else if (first.digits != 4) {
    return 0;
  }
  if (date.lunar) return of_lunar(year, second.value, third.value, date.leap);
  // 1955.1 is what a spreadsheet leaves of 1955.10.
  if (date.count == 2 && first.mark == U'.' && second.digits == 1 && second.value == 1)
    return solar_date(year, 0, 0);
  return solar_date(year, second.value, third.value);
}

}  // namespace

PackedDate read_date(std::string_view delivered) {
  if (const auto day = identity::parse_day(delivered)) return packed(*day);
  std::string folded, blanks;
  std::string_view text = identity::fold_width(delivered, folded);
  if (text.empty()) return 0;
  // With a zone: midnight in China is 16:00 of the day before in UTC.
  if (text.ends_with('Z'))
    if (const auto instant = identity::parse_instant(text)) return packed(china_day_of(*instant));
  text = identity::fold_width_and_blanks(without_time(text), blanks);
  if (const auto day = identity::parse_day(text)) return packed(*day);
  text = without_decimals(text);
  if (const auto day = identity::parse_day(text)) return packed(*day);
  if (std::all_of(text.begin(), text.end(), is_digit)) return of_digits(text);
  if (text.find('.') == 5) return of_serial(text);  // with the time of day as a fraction
  const auto written = DateWords().read(text);
  return written ? of_written(*written) : 0;
}

}  // namespace benefit::match
