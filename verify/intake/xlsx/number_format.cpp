#include "verify/intake/xlsx/number_format.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <chrono>
#include <cmath>
#include <optional>

#include <fmt/format.h>

namespace benefit::intake::xlsx {
namespace {

constexpr int significant_digits = 15;

/// The signs of a format's first section that stand for parts of a number: no texts, colours, locales,
/// blanks. A duration ("[h]") leaves an 'h'.
std::string signs_of(std::string_view code) {
  std::string signs;
  for (std::size_t i = 0; i < code.size() && code[i] != ';'; ++i) {
    const char c = code[i];
    if (c == '"') {
      i = std::min(code.find('"', i + 1), code.size());
    } else if (c == '[') {
      const std::size_t end = std::min(code.find(']', i), code.size());
      const std::string_view inside = code.substr(i + 1, end - i - 1);
      if (!inside.empty() && inside.find_first_not_of("hHmMsS") == std::string_view::npos) signs += 'h';
      i = end;
    } else if (c == '\\' || c == '_' || c == '*') {
      ++i;
    } else {
      signs += 'A' <= c && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    }
  }
  return signs;
}

void erase_all(std::string& text, std::string_view part) {
  for (std::size_t at = text.find(part); at != std::string::npos; at = text.find(part, at))
    text.erase(at, part.size());
}

/// The Gregorian day of a day number; its text, for 1900-01-00 and 1900-02-29 are no days. nullopt: no date.
std::optional<std::string> date_text(double serial, DateForm form, bool from_1904) {
  using namespace std::chrono;
  constexpr double last = 2'958'465;  // 9999-12-31
  constexpr double half_a_millisecond = 0.5 / 86'400'000;
  if (!(serial >= 0) || serial >= last + 1) return std::nullopt;
  const auto number = static_cast<int>(std::floor(serial + half_a_millisecond));
  if (!from_1904 && number == 0) return "1900-01-00";
  if (!from_1904 && number == 60) return "1900-02-29";
  // Before the day that never was the count begins one day later.
  const sys_days day_0 = from_1904 ? sys_days{1904y / 1 / 1}
                                   : (number < 60 ? sys_days{1899y / 12 / 31} : sys_days{1899y / 12 / 30});
  const year_month_day date{day_0 + days{number}};
  const int y = static_cast<int>(date.year());
  const auto m = static_cast<unsigned>(date.month());
  if (form == DateForm::year) return fmt::format("{:04}", y);
  if (form == DateForm::month) return fmt::format("{:04}-{:02}", y, m);
  return fmt::format("{:04}-{:02}-{:02}", y, m, static_cast<unsigned>(date.day()));
}

}  // namespace

NumberFormat built_in_format(int number) {
  // 27 to 36 and 50 to 58 are those of Chinese (18.8.30, zh-cn).
  switch (number) {
    case 14:
    case 15:
    case 16:
    case 22:
    case 28:
    case 29:
    case 30:
    case 31:
    case 51:
    case 53:
    case 54:
    case 58:
      return {DateForm::day};
    case 17:
    case 27:
    case 36:
    case 50:
    case 52:
    case 57:
      return {DateForm::month};
    default:
      return {};
  }
}

NumberFormat parse_format(std::string_view code) {
  std::string signs = signs_of(code);
  if (!signs.empty() && signs.find_first_not_of('0') == std::string::npos)
    return {DateForm::none, signs.size() > 1 ? signs.size() : 0};
  for (const std::string_view no_date : {"general", "am/pm", "a/p", "上午/下午", "e+", "e-"})
    erase_all(signs, no_date);
  const auto shows = [&signs](char sign) { return signs.find(sign) != std::string::npos; };
  const bool year = shows('y') || shows('e'), day = shows('d'), time = shows('h') || shows('s');
  if (day) return {DateForm::day};
  if (year) return {shows('m') ? DateForm::month : DateForm::year};
  return {shows('m') && !time ? DateForm::month : DateForm::none};
}

std::string number_text(std::string_view stored, NumberFormat format, bool from_1904) {
  double value = 0;
  const char* const end = stored.data() + stored.size();
  const auto [rest, error] = std::from_chars(stored.data(), end, value);
  if (error != std::errc() || rest != end || !std::isfinite(value)) return std::string(stored);
  if (format.date != DateForm::none)
    if (auto date = date_text(value, format.date, from_1904)) return *std::move(date);
  if (value == 0) value = 0;  // no "-0"
  std::array<char, 40> buffer{};
  const auto [text_end, ignored] = std::to_chars(buffer.data(), buffer.data() + buffer.size(), value,
                                                 std::chars_format::general, significant_digits);
  std::string text(buffer.data(), text_end);
  const bool digits_only = text.find_first_not_of("0123456789") == std::string::npos;
  if (digits_only && text.size() < format.digits) text.insert(0, format.digits - text.size(), '0');
  return text;
}

}  // namespace benefit::intake::xlsx
