// Data of others made harmless for whoever reads it, on a terminal or on paper: a name or a note must not
// move the cursor, change colours, retitle the window or turn the direction of writing.
#pragma once

#include <string>
#include <string_view>

namespace benefit::identity {

/// For one line: control characters and direction overrides become visible ("\x1b", "\u202e"), line breaks
/// and tabs a blank, broken UTF-8 U+FFFD. Text without them comes back as it is.
std::string safe_line(std::string_view text);

/// The same for text of several lines: line breaks and tabs stay.
std::string safe_block(std::string_view text);

}  // namespace benefit::identity
