#include "verify/identity/utf8.hpp"

#include <algorithm>

#include <unicode/utf8.h>

namespace benefit::identity {

Utf8Character next_character(std::string_view text, std::size_t at) {
  const auto* bytes = reinterpret_cast<const std::uint8_t*>(text.data());
  const auto length = static_cast<std::int64_t>(text.size());
  auto end = static_cast<std::int64_t>(at);
  UChar32 code_point = 0;
  U8_NEXT(bytes, end, length, code_point);
  return {code_point, text.substr(at, static_cast<std::size_t>(end) - at)};
}

bool is_utf8(std::string_view text) {
  const auto* bytes = reinterpret_cast<const std::uint8_t*>(text.data());
  const auto length = static_cast<std::int64_t>(text.size());
  for (std::int64_t i = 0; i < length;) {
    UChar32 code_point = 0;
    U8_NEXT(bytes, i, length, code_point);
    if (code_point < 0) return false;
  }
  return true;
}

std::size_t count_characters(std::string_view text) {
  return static_cast<std::size_t>(std::count_if(
      text.begin(), text.end(), [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U; }));
}

}  // namespace benefit::identity
