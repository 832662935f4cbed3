#include "verify/identity/date.hpp"

#include "verify/identity/digits.hpp"
#include "verify/identity/text_folding.hpp"

#include <fmt/format.h>

namespace benefit::identity {
namespace {

using std::chrono::day;
using std::chrono::month;
using std::chrono::year;
using std::chrono::year_month_day;

constexpr int first_year = 1850, last_year = 2100;
constexpr int year_digits = 4;

/// Reads a text from front to back; each step says whether it found what was asked for.
class Reader {
 public:
  explicit Reader(std::string_view text) : rest_(text) {}

  bool at_end() const { return rest_.empty(); }

  bool take(std::string_view expected) {
    if (!rest_.starts_with(expected)) return false;
    rest_.remove_prefix(expected.size());
    return true;
  }

  /// A number of at least `fewest` and at most `most` digits.
  std::optional<int> take_number(std::size_t fewest, std::size_t most) {
    std::size_t digits = 0;
    int value = 0;
    while (digits < most && digits < rest_.size() && is_digit(rest_[digits]))
      value = value * 10 + (rest_[digits++] - '0');
    if (digits < fewest) return std::nullopt;
    rest_.remove_prefix(digits);
    return value;
  }

 private:
  std::string_view rest_;
};

/// The signs by which one way of writing sets year, month and day apart ("2018年3月1日").
struct Separators {
  std::string_view after_year, after_month, after_day;
};
constexpr Separators dashes{"-", "-", ""}, slashes{"/", "/", ""}, points{".", ".", ""},
    chinese{"年", "月", "日"};

std::optional<year_month_day> read_separated_day(std::string_view text, const Separators& separators) {
  Reader reader(text);
  const auto y = reader.take_number(year_digits, year_digits);
  if (!y || !reader.take(separators.after_year)) return std::nullopt;
  const auto m = reader.take_number(1, 2);
  if (!m || !reader.take(separators.after_month)) return std::nullopt;
  const auto d = reader.take_number(1, 2);
  if (!d || !reader.take(separators.after_day) || !reader.at_end()) return std::nullopt;
  return year{*y} / month{static_cast<unsigned>(*m)} / day{static_cast<unsigned>(*d)};
}

std::optional<year_month_day> read_compact_day(std::string_view text) {
  Reader reader(text);
  const auto y = reader.take_number(year_digits, year_digits);
  const auto m = reader.take_number(2, 2);
  const auto d = reader.take_number(2, 2);
  if (!y || !m || !d || !reader.at_end()) return std::nullopt;
  return year{*y} / month{static_cast<unsigned>(*m)} / day{static_cast<unsigned>(*d)};
}

/// Year and month in one way of writing. A point is none: spreadsheets make 2018.10 into 2018.1.
std::optional<Month> read_month(std::string_view text, std::string_view after_year,
                                std::string_view after_month, std::size_t fewest_month_digits) {
  Reader reader(text);
  const auto y = reader.take_number(year_digits, year_digits);
  if (!y || !reader.take(after_year)) return std::nullopt;
  const auto m = reader.take_number(fewest_month_digits, 2);
  if (!m || !reader.take(after_month) || !reader.at_end()) return std::nullopt;
  return year{*y} / month{static_cast<unsigned>(*m)};
}

bool in_range(year y) { return year{first_year} <= y && y <= year{last_year}; }

tl::expected<Day, DateDefect> checked(const year_month_day& date) {
  if (!date.ok()) return tl::unexpected(DateDefect::no_such_day);
  if (!in_range(date.year())) return tl::unexpected(DateDefect::out_of_range);
  return Day{date};
}

DateDefect defect_of_unreadable(std::string_view text) {
  if (text.empty()) return DateDefect::missing;
  return suggest_from_serial(text) ? DateDefect::excel_serial : DateDefect::form;
}

/// Hours, minutes, seconds and their fraction, from "09:30", "09:30:00" or "09:30:00.123".
std::optional<std::chrono::milliseconds> read_time_of_day(Reader& reader) {
  const auto hours = reader.take_number(2, 2);
  if (!hours || !reader.take(":")) return std::nullopt;
  const auto minutes = reader.take_number(2, 2);
  if (!minutes) return std::nullopt;
  int seconds = 0, milliseconds = 0;
  if (reader.take(":")) {
    const auto given = reader.take_number(2, 2);
    if (!given) return std::nullopt;
    seconds = *given;
    if (reader.take(".")) {
      const auto fraction = reader.take_number(3, 3);
      if (!fraction) return std::nullopt;
      milliseconds = *fraction;
    }
  }
  if (*hours > 23 || *minutes > 59 || seconds > 59) return std::nullopt;
  return std::chrono::hours{*hours} + std::chrono::minutes{*minutes} + std::chrono::seconds{seconds} +
         std::chrono::milliseconds{milliseconds};
}

/// How far the local time is ahead of UTC: "Z", "+08:00", "+0800"; without a zone it is China Standard Time.
std::optional<std::chrono::minutes> read_zone(Reader& reader) {
  constexpr std::chrono::hours china_standard_time{8};
  if (reader.at_end()) return china_standard_time;
  if (reader.take("Z")) return std::chrono::minutes{0};
  const bool ahead = reader.take("+");
  if (!ahead && !reader.take("-")) return std::nullopt;
  const auto hours = reader.take_number(2, 2);
  reader.take(":");
  const auto minutes = reader.take_number(2, 2);
  if (!hours || !minutes || *hours > 14 || *minutes > 59) return std::nullopt;
  const std::chrono::minutes offset = std::chrono::hours{*hours} + std::chrono::minutes{*minutes};
  return ahead ? offset : -offset;
}

}  // namespace

std::string_view to_string(DateDefect defect) {
  switch (defect) {
    case DateDefect::missing:
      return "date.missing";
    case DateDefect::form:
      return "date.form";
    case DateDefect::no_such_day:
      return "date.no_such_day";
    case DateDefect::excel_serial:
      return "date.excel_serial";
    case DateDefect::out_of_range:
      return "date.out_of_range";
  }
  return "date.form";
}

tl::expected<Day, DateDefect> parse_day(std::string_view text) {
  std::string buffer;
  const std::string_view folded = fold_width(text, buffer);
  for (const Separators* separators : {&dashes, &slashes, &points, &chinese})
    if (const auto date = read_separated_day(folded, *separators)) return checked(*date);
  if (const auto date = read_compact_day(folded)) return checked(*date);
  return tl::unexpected(defect_of_unreadable(folded));
}

tl::expected<Month, DateDefect> parse_month(std::string_view text) {
  std::string buffer;
  const std::string_view folded = fold_width(text, buffer);
  std::optional<Month> found = read_month(folded, "-", "", 1);
  if (!found) found = read_month(folded, "/", "", 1);
  if (!found) found = read_month(folded, "", "", 2);
  if (!found) found = read_month(folded, "年", "月", 1);
  if (!found) {
    const auto first_day = parse_day(folded);
    if (first_day && year_month_day{*first_day}.day() == day{1}) {
      const year_month_day date{*first_day};
      return date.year() / date.month();
    }
  }
  if (!found) return tl::unexpected(defect_of_unreadable(folded));
  if (!found->month().ok()) return tl::unexpected(DateDefect::no_such_day);
  if (!in_range(found->year())) return tl::unexpected(DateDefect::out_of_range);
  return *found;
}

tl::expected<int, DateDefect> parse_year(std::string_view text) {
  std::string buffer;
  const std::string_view folded = fold_width(text, buffer);
  Reader reader(folded);
  const auto found = reader.take_number(year_digits, year_digits);
  reader.take("年");
  if (!found || !reader.at_end()) return tl::unexpected(defect_of_unreadable(folded));
  if (!in_range(year{*found})) return tl::unexpected(DateDefect::out_of_range);
  return *found;
}

tl::expected<Instant, DateDefect> parse_instant(std::string_view text) {
  std::string buffer;
  const std::string_view folded = fold_width(text, buffer);
  constexpr std::size_t day_size = 10;
  const auto date = read_separated_day(folded.substr(0, day_size), dashes);
  if (!date || folded.size() <= day_size) return tl::unexpected(defect_of_unreadable(folded));
  const auto day_found = checked(*date);
  if (!day_found) return tl::unexpected(day_found.error());
  Reader reader(folded.substr(day_size));
  if (!reader.take("T") && !reader.take(" ")) return tl::unexpected(DateDefect::form);
  const auto time = read_time_of_day(reader);
  if (!time) return tl::unexpected(DateDefect::form);
  const auto zone = read_zone(reader);
  if (!zone || !reader.at_end()) return tl::unexpected(DateDefect::form);
  return Instant{day_found->time_since_epoch()} + *time - *zone;
}

std::optional<Day> suggest_from_serial(std::string_view text) {
  std::string buffer;
  Reader reader(fold_width(text, buffer));
  // Five digits are the days from 1927 to 2173; fewer could as well be a year or a count.
  const auto serial = reader.take_number(5, 5);
  if (!serial || *serial < 10'000) return std::nullopt;
  if (reader.take(".")) {
    while (reader.take_number(1, 9)) {
    }
  }
  if (!reader.at_end()) return std::nullopt;
  // Serial 61 is 1900-03-01; the numbers before it suffer from the spreadsheet's 1900-02-29, which never was.
  constexpr Day day_0 = Day{year{1899} / 12 / 30};
  const Day suggested = day_0 + std::chrono::days{*serial};
  if (!in_range(year_month_day{suggested}.year())) return std::nullopt;
  return suggested;
}

std::string format_day(Day value) {
  const year_month_day date{value};
  return fmt::format("{:04}-{:02}-{:02}", static_cast<int>(date.year()), static_cast<unsigned>(date.month()),
                     static_cast<unsigned>(date.day()));
}

std::string format_month(Month value) {
  return fmt::format("{:04}-{:02}", static_cast<int>(value.year()), static_cast<unsigned>(value.month()));
}

std::string format_instant(Instant at) {
  const Day date = day_of(at);
  const std::chrono::hh_mm_ss time{at - date};
  return fmt::format("{}T{:02}:{:02}:{:02}.{:03}Z", format_day(date), time.hours().count(),
                     time.minutes().count(), time.seconds().count(), time.subseconds().count());
}

}  // namespace benefit::identity
