#include "verify/identity/citizen_id.hpp"

#include "verify/identity/digits.hpp"
#include "verify/identity/region.hpp"
#include "verify/identity/text_folding.hpp"
#include "verify/identity/utf8.hpp"

#include <algorithm>

namespace benefit::identity {
namespace {

constexpr std::size_t long_form = 18;
constexpr std::size_t short_form = 15;

std::uint64_t number(std::string_view digits) {
  std::uint64_t value = 0;
  for (const char c : digits) value = value * 10 + static_cast<std::uint64_t>(c - '0');
  return value;
}

/// Takes away the apostrophe, or the ="..." around it, by which a spreadsheet is told to leave a number
/// alone.
std::string_view without_spreadsheet_marks(std::string_view text) {
  if (text.size() >= 3 && text.starts_with("=\"") && text.ends_with('"'))
    return text.substr(2, text.size() - 3);
  for (const std::string_view mark : {"'", "`", "\u2018", "\u2019"})
    if (text.starts_with(mark)) return text.substr(mark.size());
  return text;
}

/// 1.30203E+17: digits, perhaps a decimal point and more digits, E, perhaps a sign, digits.
bool is_scientific(std::string_view text) {
  const std::size_t e = text.find_first_of("eE");
  if (e == std::string_view::npos) return false;
  std::string_view mantissa = text.substr(0, e);
  std::string_view exponent = text.substr(e + 1);
  if (!exponent.empty() && (exponent.front() == '+' || exponent.front() == '-')) exponent.remove_prefix(1);
  if (mantissa.empty() || exponent.empty() || !all_digits(exponent)) return false;
  const auto points = std::count(mantissa.begin(), mantissa.end(), '.');
  return points <= 1 && is_digit(mantissa.front()) &&
         std::all_of(mantissa.begin(), mantissa.end(), [](char c) { return is_digit(c) || c == '.'; });
}

/// Checks the 17 digits that a number is made of, but for its check character.
tl::expected<CitizenId, IdDefect> checked_body(std::uint64_t body) {
  constexpr int first_year = 1850, last_year = 2100;
  const CitizenId id = CitizenId::from_body(body);
  if (!is_province(id.region() / 10'000)) return tl::unexpected(IdDefect::region);
  const auto date = static_cast<unsigned>(body / 1000 % 100'000'000ULL);
  const std::chrono::year_month_day birth{std::chrono::year{static_cast<int>(date / 10000)},
                                          std::chrono::month{date / 100 % 100}, std::chrono::day{date % 100}};
  const int year = static_cast<int>(birth.year());
  if (!birth.ok() || year < first_year || year > last_year) return tl::unexpected(IdDefect::birth_date);
  return id;
}

tl::expected<DeliveredId, IdDefect> parse_long_form(std::string_view text) {
  const std::string_view digits = text.substr(0, long_form - 1);
  const char check = text.back() == 'x' ? 'X' : text.back();
  if (!all_digits(digits) || !(is_digit(check) || check == 'X')) return tl::unexpected(IdDefect::character);
  const auto id = checked_body(number(digits));
  if (!id) return tl::unexpected(id.error());
  if (id->check_character() != check) {
    // A spreadsheet keeps 15 digits of a number and fills up with zeros.
    return tl::unexpected(text.ends_with("000") ? IdDefect::spreadsheet_number : IdDefect::check_character);
  }
  return DeliveredId{*id, false};
}

tl::expected<DeliveredId, IdDefect> parse_short_form(std::string_view text) {
  if (!all_digits(text)) return tl::unexpected(IdDefect::character);
  // Region, then "19", then the rest: the standard's rule for numbers of 1984 to 1999.
  constexpr std::uint64_t rest_size = 1'000'000'000ULL;
  const std::uint64_t digits = number(text);
  const auto id = checked_body((digits / rest_size * 100 + 19) * rest_size + digits % rest_size);
  if (!id) return tl::unexpected(id.error());
  return DeliveredId{*id, true};
}

}  // namespace

std::string_view to_string(IdDefect defect) {
  switch (defect) {
    case IdDefect::missing:
      return "id.missing";
    case IdDefect::spreadsheet_number:
      return "id.spreadsheet_number";
    case IdDefect::length:
      return "id.length";
    case IdDefect::character:
      return "id.character";
    case IdDefect::region:
      return "id.region";
    case IdDefect::birth_date:
      return "id.birth_date";
    case IdDefect::check_character:
      return "id.check_character";
  }
  return "id.character";
}

tl::expected<DeliveredId, IdDefect> parse_citizen_id(std::string_view delivered) {
  std::string buffer;
  const std::string_view text = without_spreadsheet_marks(fold_width_and_blanks(delivered, buffer));
  if (text.empty()) return tl::unexpected(IdDefect::missing);
  if (is_scientific(text)) return tl::unexpected(IdDefect::spreadsheet_number);
  const std::size_t characters = count_characters(text);
  if (characters != long_form && characters != short_form) return tl::unexpected(IdDefect::length);
  if (characters != text.size()) return tl::unexpected(IdDefect::character);
  return characters == long_form ? parse_long_form(text) : parse_short_form(text);
}

std::optional<std::string> fifteen_digit_form(CitizenId id) {
  std::string text = id.to_string();
  constexpr std::size_t region_size = 6;
  if (text.compare(region_size, 2, "19") != 0) return std::nullopt;
  text.erase(region_size, 2);
  text.pop_back();
  return text;
}

}  // namespace benefit::identity
