#include "verify/identity/safe_text.hpp"

#include <cstdint>

#include <fmt/format.h>
#include <unicode/utf8.h>

namespace benefit::identity {
namespace {

/// C0, DEL and C1: what terminals obey.
bool is_control(UChar32 c) { return c < 0x20 || (c >= 0x7f && c < 0xa0); }

/// Explicit embeddings, overrides and isolates, and the two separators that some terminals take for line
/// breaks.
bool turns_text_around(UChar32 c) {
  return (c >= 0x202a && c <= 0x202e) || (c >= 0x2066 && c <= 0x2069) || c == 0x2028 || c == 0x2029;
}

std::string made_safe(std::string_view text, bool keep_line_breaks) {
  std::string safe;
  safe.reserve(text.size());
  const auto* bytes = reinterpret_cast<const std::uint8_t*>(text.data());
  const auto length = static_cast<std::int32_t>(text.size());
  for (std::int32_t next = 0; next < length;) {
    const std::int32_t start = next;
    UChar32 c = 0;
    U8_NEXT(bytes, next, length, c);
    if (c < 0) {
      safe += "\xef\xbf\xbd";  // U+FFFD
    } else if (c == '\n' || c == '\t') {
      safe += keep_line_breaks ? static_cast<char>(c) : ' ';
    } else if (is_control(c)) {
      safe += fmt::format("\\x{:02x}", static_cast<unsigned>(c));
    } else if (turns_text_around(c)) {
      safe += fmt::format("\\u{:04x}", static_cast<unsigned>(c));
    } else {
      safe += text.substr(static_cast<std::size_t>(start), static_cast<std::size_t>(next - start));
    }
  }
  return safe;
}

}  // namespace

std::string safe_line(std::string_view text) { return made_safe(text, false); }
std::string safe_block(std::string_view text) { return made_safe(text, true); }

}  // namespace benefit::identity
