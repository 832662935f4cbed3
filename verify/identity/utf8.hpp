// The characters of UTF-8 text (RFC 3629), broken text included.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace benefit::identity {

/// One character and the bytes that it is written in.
struct Utf8Character {
  /// Negative when the bytes are broken; they stand for themselves then.
  std::int32_t code_point = 0;
  std::string_view bytes;  ///< one at least
};

/// The character that begins at byte `at`, which lies within the text.
Utf8Character next_character(std::string_view text, std::size_t at);

/// Whole UTF-8: no broken, overlong or surrogate character. U+0000 is one like any other.
bool is_utf8(std::string_view text);

/// Characters, not bytes: every byte but those that go on with a character (10xxxxxx), in broken text too.
std::size_t count_characters(std::string_view text);

}  // namespace benefit::identity
