#include "verify/match/id_digits.hpp"

#include "verify/identity/citizen_id.hpp"
#include "verify/identity/text_folding.hpp"
#include "verify/match/dates.hpp"

#include <algorithm>
#include <array>
#include <bit>
#include <string>

namespace benefit::match {
namespace {

constexpr unsigned places = 18;

void set_digit(IdDigits& id, unsigned place, unsigned value) {
  if (place < 14) {
    const unsigned shift = 4 * (13 - place);
    id.front = (id.front & ~(std::uint64_t{15} << shift)) | (std::uint64_t{value} << shift);
  } else {
    const unsigned shift = 4 * (17 - place);
    id.back = static_cast<std::uint16_t>((id.back & ~(15U << shift)) | (value << shift));
  }
}

IdDigits of_characters(std::string_view characters, IdState state) {
  IdDigits id{.front = 0, .back = 0, .length = static_cast<std::uint8_t>(characters.size()), .state = state};
  for (unsigned place = 0; place < places; ++place) {
    const char c = place < characters.size() ? characters[place] : '?';
    set_digit(id, place,
              c == 'X'               ? 10U
              : '0' <= c && c <= '9' ? static_cast<unsigned>(c - '0')
                                     : IdDigits::unknown);
  }
  return id;
}

/// Digits and X only, in ASCII and capitals. Where no other letters are, O is a zero and I or l a one, as
/// scanners and typists take them.
std::string squeeze(std::string_view text) {
  constexpr std::string_view zeros = "Oo", ones = "Il|";
  constexpr std::size_t most_taken = 3;
  const auto is_among = [](std::string_view some) {
    return [some](char c) { return some.find(c) != std::string_view::npos; };
  };
  const auto taken = static_cast<std::size_t>(std::count_if(text.begin(), text.end(), is_among("OoIl|")));
  const bool all_known = std::all_of(text.begin(), text.end(), [&](char c) {
    const bool letter = ('A' <= c && c <= 'Z') || ('a' <= c && c <= 'z');
    return !letter || is_among("OoIlXx")(c);
  });
  const bool repair = all_known && taken <= most_taken;
  std::string kept;
  for (const char c : text) {
    if (('0' <= c && c <= '9') || c == 'X' || c == 'x') {
      kept.push_back(c == 'x' ? 'X' : c);
    } else if (repair && (is_among(zeros)(c) || is_among(ones)(c))) {
      kept.push_back(is_among(zeros)(c) ? '0' : '1');
    }
  }
  return kept;
}

/// 130203195503150012.0: a number that a program took for one of measure.
std::string_view without_decimals(std::string_view text) {
  const std::size_t point = text.rfind('.');
  const bool zeros = point != std::string_view::npos && point + 1 < text.size() &&
                     text.find_first_not_of('0', point + 1) == std::string_view::npos;
  return zeros ? text.substr(0, point) : text;
}

/// What is typed where there is no number: one digit again and again, or 123456789...
bool is_filler(std::string_view characters) {
  if (characters.empty()) return true;
  const std::string_view body = characters.substr(0, characters.size() - 1);
  return body.find_first_not_of(characters.front()) == std::string_view::npos ||
         characters.starts_with("1234567890123");
}

/// A spreadsheet keeps 15 digits and fills up with zeros; one time in eleven these pass for a right check
/// character.
IdDigits of_valid(const identity::DeliveredId& read) {
  if (read.id.sequence() % 100 == 0 && read.id.check_character() == '0' && !read.fifteen_digits)
    return of_characters(read.id.to_string().substr(0, 15), IdState::incomplete);
  return of_characters(read.id.to_string(), read.fifteen_digits ? IdState::from_fifteen : IdState::sound);
}

/// 1.30203195501E+17: the digits before the E. Fewer than 14 say little more than a region.
std::optional<IdDigits> of_spreadsheet(std::string_view text) {
  const std::size_t e = text.find_first_of("Ee");
  if (e == std::string_view::npos || text.find('.') != 1) return std::nullopt;
  std::string digits(1, text.front());
  digits += text.substr(2, e - 2);
  if (!std::all_of(digits.begin(), digits.end(), [](char c) { return '0' <= c && c <= '9'; }))
    return std::nullopt;
  constexpr std::size_t region = 6;
  if (digits.size() < region) return IdDigits{};
  digits.resize(std::min<std::size_t>(digits.size(), 15));
  return of_characters(digits, IdState::incomplete);
}

unsigned differing(std::uint64_t nibbles) {
  nibbles |= nibbles >> 1U;
  nibbles |= nibbles >> 2U;
  return static_cast<unsigned>(std::popcount(nibbles & 0x1111111111111111ULL));
}

/// Exactly two neighbouring places differ, and each holds what the other side has in its neighbour's.
bool neighbours_swapped(const IdDigits& left, const IdDigits& right) {
  for (unsigned place = 0; place + 1 < places; ++place)
    if (left.digit(place) != right.digit(place))
      return left.digit(place) == right.digit(place + 1) && left.digit(place + 1) == right.digit(place);
  return false;
}

/// One digit more on the longer side, all others in order.
bool one_dropped(const IdDigits& longer, const IdDigits& shorter) {
  const unsigned length = std::min<unsigned>(longer.length, places);
  unsigned at = 0;
  while (at < std::min<unsigned>(shorter.length, places) && longer.digit(at) == shorter.digit(at)) ++at;
  for (unsigned place = at; place + 1 < length; ++place)
    if (longer.digit(place + 1) != shorter.digit(place)) return false;
  return true;
}

IdLevel compare_lengths(const IdDigits& left, const IdDigits& right) {
  const IdDigits& longer = left.length >= right.length ? left : right;
  const IdDigits& shorter = left.length >= right.length ? right : left;
  if (longer.length == shorter.length)
    return longer.front == shorter.front && longer.back == shorter.back ? IdLevel::exact : IdLevel::missing;
  return longer.length == shorter.length + 1 && one_dropped(longer, shorter) ? IdLevel::one_error
                                                                             : IdLevel::missing;
}

IdLevel compare_incomplete(const IdDigits& left, const IdDigits& right) {
  std::uint64_t front_mask = ~std::uint64_t{0} >> 8U;
  std::uint16_t back_mask = 0xFFF0;
  unsigned known = 14;
  for (const IdDigits& id : {left, right})
    for (unsigned place = 0; place < places; ++place)
      if (id.digit(place) == IdDigits::unknown) {
        if (place < 14) {
          front_mask &= ~(std::uint64_t{15} << (4 * (13 - place)));
          known = std::min(known, place);
        } else {
          back_mask = static_cast<std::uint16_t>(back_mask & ~(15U << (4 * (17 - place))));
        }
      }
  const std::uint64_t front = (left.front ^ right.front) & front_mask;
  const bool agree = front == 0 && ((left.back ^ right.back) & back_mask) == 0;
  if (known >= 14) {
    if (agree) return IdLevel::rounded;
    if (front == 0) return IdLevel::other_sequence;
    return (front & 0xFFFFFFFFU) == 0 ? IdLevel::birth_only : IdLevel::different;
  }
  return IdLevel::missing;  // a region says no more than the place does
}

}  // namespace

std::uint32_t IdDigits::birth_date() const {
  if (state == IdState::missing || state == IdState::other_length) return 0;
  std::uint32_t date = 0;
  for (unsigned place = 6; place < 14; ++place) {
    if (digit(place) > 9) return 0;
    date = date * 10 + digit(place);
  }
  return is_day(date) ? date : 0;
}

std::uint32_t IdDigits::last_eight() const {
  if (length > places || (!complete() && state != IdState::other_length)) return 0;
  std::uint32_t end = 0;
  for (unsigned place = length - 8U; place < length; ++place) end = end << 4U | digit(place);
  return end;
}

std::uint8_t IdDigits::sex() const {
  if (!complete() || digit(16) > 9) return 0;
  return digit(16) % 2 == 1 ? 1 : 2;
}

IdDigits read_id(std::string_view delivered) {
  if (delivered.empty()) return {};
  if (const auto read = identity::parse_citizen_id(delivered)) return of_valid(*read);
  std::string folded;
  const std::string_view text = identity::fold_width_and_blanks(delivered, folded);
  if (const auto rounded = of_spreadsheet(text)) return *rounded;
  const std::string characters = squeeze(without_decimals(text));
  if (is_filler(characters)) return {};
  if (characters.size() == places || characters.size() == 15)
    if (const auto read = identity::parse_citizen_id(characters)) return of_valid(*read);
  if (characters.size() == places) {
    if (characters.ends_with("000")) return of_characters(characters.substr(0, 15), IdState::incomplete);
    return of_characters(characters, IdState::check_fails);
  }
  constexpr std::size_t shortest = 13, longest = 20;
  if (characters.size() < shortest || characters.size() > longest) return {};
  // Cut off: two and more missing inside would not leave a day where one has to be.
  if (characters.size() >= 14 && characters.size() <= 16)
    if (const IdDigits cut = of_characters(characters, IdState::incomplete); cut.birth_date() != 0)
      return cut;
  return of_characters(characters, IdState::other_length);
}

std::string_view to_string(IdLevel level) {
  constexpr std::array<std::string_view, id_levels> names{
      "missing",      "exact",          "one_error",   "two_errors", "rounded",
      "other_region", "other_sequence", "other_birth", "birth_only", "different"};
  return names.at(static_cast<std::size_t>(level));
}

IdLevel compare_ids(const IdDigits& left, const IdDigits& right) {
  if (left.state == IdState::missing || right.state == IdState::missing) return IdLevel::missing;
  if (left.state == IdState::incomplete || right.state == IdState::incomplete) {
    if (left.state == IdState::other_length || right.state == IdState::other_length) return IdLevel::missing;
    return compare_incomplete(left, right);
  }
  if (!left.complete() || !right.complete()) return compare_lengths(left, right);

  // A number brought up from 15 digits has the check character that we gave it.
  const bool check_given = left.state == IdState::from_fifteen || right.state == IdState::from_fifteen;
  const std::uint64_t front = left.front ^ right.front;
  const auto back = static_cast<std::uint16_t>((left.back ^ right.back) & (check_given ? 0xFFF0U : 0xFFFFU));
  const unsigned places_differing = differing(front) + differing(back);
  if (places_differing == 0) return IdLevel::exact;
  const bool both_vouched = left.state == IdState::sound && right.state == IdState::sound;
  const bool region = (front >> 32U) == 0, birth = (front & 0xFFFFFFFFU) == 0,
             sequence = (back & 0xFFF0U) == 0;
  // Where no check character fails nothing shows a typing error: one digit of the region is the next
  // county's, and one of the sequence the next in the register, perhaps a twin.
  const bool none_fails = left.state != IdState::check_fails && right.state != IdState::check_fails;
  const bool next_in_order = none_fails && birth && region != sequence;
  if (!both_vouched && !next_in_order) {
    if (places_differing == 1 || (places_differing == 2 && neighbours_swapped(left, right)))
      return IdLevel::one_error;
    if (places_differing == 2 && !none_fails) return IdLevel::two_errors;
  }
  if (birth && sequence) return IdLevel::other_region;
  if (region && birth) return IdLevel::other_sequence;
  if (region && sequence) return IdLevel::other_birth;
  return birth ? IdLevel::birth_only : IdLevel::different;
}

}  // namespace benefit::match
