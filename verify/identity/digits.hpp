// ASCII digits, without regard to the locale.
#pragma once

#include <algorithm>
#include <string_view>

namespace benefit::identity {

constexpr bool is_digit(char c) { return '0' <= c && c <= '9'; }

/// False for an empty text.
constexpr bool all_digits(std::string_view text) {
  return !text.empty() && std::all_of(text.begin(), text.end(), is_digit);
}

}  // namespace benefit::identity
