// What officers write: notes and the reasons of decisions.
#pragma once

#include "verify/types/error.hpp"

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace benefit::cases {

inline constexpr std::size_t longest_text = 2000;  ///< characters

/// The text without white space at its ends, its line breaks as LF: what a person wrote or said is kept in
/// its own lines. `field` names it in errors ("reason"); a "name", "by" whom and a "purpose" are one line.
/// Errors: bad_request when nothing of it can be seen, when it is longer than `longest_text`, not UTF-8, or
/// holds a control character (a line break in one line, too) or one that turns the direction of writing. Text
/// that is written from right to left is text like any other.
Expected<std::string> check_written_text(std::string_view field, std::string_view written);

/// Embeddings, overrides and isolates (UAX #9): they can make a text read as something else than it says.
constexpr bool turns_direction(std::int32_t code_point) {
  return (code_point >= 0x202a && code_point <= 0x202e) || (code_point >= 0x2066 && code_point <= 0x2069);
}

}  // namespace benefit::cases
