#include "verify/identity/text_folding.hpp"

#include "verify/identity/utf8.hpp"

#include <algorithm>

namespace benefit::identity {
namespace {

constexpr bool is_plain(char c) { return c > ' ' && c < '\x7f'; }

bool is_plain_ascii(std::string_view text) { return std::all_of(text.begin(), text.end(), is_plain); }

std::string_view fold(std::string_view text, std::string& buffer, bool drop_inner_blanks) {
  if (is_plain_ascii(text)) return text;
  buffer.clear();
  std::size_t end_of_text = 0;  // in `buffer`, behind the last character that is no blank
  for (std::size_t at = 0; at < text.size();) {
    const auto [code_point, bytes] = next_character(text, at);
    at += bytes.size();
    if (code_point >= 0 && is_blank(static_cast<char32_t>(code_point))) {
      if (!drop_inner_blanks && !buffer.empty()) buffer.append(bytes);
      continue;
    }
    constexpr std::int32_t first_full_width = 0xFF01, last_full_width = 0xFF5E;
    if (first_full_width <= code_point && code_point <= last_full_width) {
      buffer.push_back(static_cast<char>(code_point - first_full_width + '!'));
    } else {
      buffer.append(bytes);
    }
    end_of_text = buffer.size();
  }
  return std::string_view(buffer).substr(0, end_of_text);
}

}  // namespace

bool is_blank(char32_t character) {
  if (character <= ' ' || character == 0x7F) return true;
  if (character < 0x80) return false;
  return character == 0x85 || character == 0xA0 || character == 0xAD || character == 0x1680 ||
         character == 0x180E || (0x2000 <= character && character <= 0x200F) ||
         (0x2028 <= character && character <= 0x202F) || (0x205F <= character && character <= 0x206F) ||
         character == 0x3000 || character == 0xFEFF;
}

std::string_view fold_width(std::string_view text, std::string& buffer) { return fold(text, buffer, false); }

std::string_view fold_width_and_blanks(std::string_view text, std::string& buffer) {
  return fold(text, buffer, true);
}

}  // namespace benefit::identity
