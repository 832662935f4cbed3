// A citizen ID number as far as it can be read, and how far two of them agree.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace benefit::match {

/// What vouches for the digits.
enum class IdState : std::uint8_t {
  missing,       ///< no number, or nothing in it that says anything
  sound,         ///< 18 characters, and the check character is right
  check_fails,   ///< 18 characters, and the check character shows a typing error
  from_fifteen,  ///< 15 digits brought to 18: nothing vouches for them
  incomplete,    ///< a spreadsheet kept the first digits only (1.30203195501E+17)
  other_length,  ///< a digit dropped or one too many
};

/// 16 bytes. Digits are held in four bits each, X as 10, so that two numbers are compared with one XOR.
struct IdDigits {
  static constexpr unsigned unknown = 15;

  std::uint64_t front = 0;  ///< digits 1-14, the first one highest: region (6) and birth date (8)
  std::uint16_t back = 0;   ///< digits 15-17 (sequence) and the check character
  std::uint8_t length = 0;  ///< characters delivered (18 for a number brought up from 15); at most 20
  IdState state = IdState::missing;

  unsigned digit(unsigned place) const {  ///< place 0-17; `unknown` where nothing is known
    return place < 14 ? static_cast<unsigned>(front >> (4 * (13 - place)) & 15U)
                      : static_cast<unsigned>(back >> (4 * (17 - place)) & 15U);
  }
  /// All 18 places hold a digit, whatever vouches for them.
  bool complete() const {
    return state == IdState::sound || state == IdState::check_fails || state == IdState::from_fifteen;
  }
  std::uint32_t region() const { return static_cast<std::uint32_t>(front >> 32U); }  ///< in BCD
  std::uint32_t birth_bcd() const {
    return static_cast<std::uint32_t>(front & 0xFFFFFFFFU);
  }  ///< yyyymmdd in BCD
  /// The last eight characters in BCD, which a digit dropped before them leaves as they were; 0 where the end
  /// is not known.
  std::uint32_t last_eight() const;
  /// yyyymmdd; 0 when the places do not hold a day.
  std::uint32_t birth_date() const;
  /// 1 male, 2 female, 0 unknown.
  std::uint8_t sex() const;
};

/// Reads what is delivered: full width, blanks, hyphens, apostrophes, a decimal .0, letters for digits (O, I,
/// l), a spreadsheet's 1.30203E+17. 15 digits are brought to 18 only when they hold a province and a day.
/// Never fails: what cannot be read, and what is typed where there is no number (111111111111111111), is
/// `missing`.
IdDigits read_id(std::string_view delivered);

/// From most to least; `missing` is evidence of nothing.
enum class IdLevel : std::uint8_t {
  missing,
  exact,
  one_error,       ///< one digit changed, dropped, added, or two neighbours swapped, and no check character
                   ///< against it; of region or sequence only where a check character fails
  two_errors,      ///< two digits changed, and a check character that fails
  rounded,         ///< all digits that a spreadsheet left agree, the birth date among them
  other_region,    ///< birth date and sequence agree
  other_sequence,  ///< region and birth date agree: twins, neighbours in the register, or several typing
                   ///< errors
  other_birth,     ///< region and sequence agree: neighbours, too, since a police station has few sequences
  birth_only,
  different,
};
inline constexpr std::size_t id_levels = 10;
std::string_view to_string(IdLevel level);

/// Symmetric.
IdLevel compare_ids(const IdDigits& left, const IdDigits& right);

}  // namespace benefit::match
