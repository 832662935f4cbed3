// Texts measured as a terminal shows them: a Chinese character is two columns wide.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace benefit::cli {

/// Columns; what is no printable character counts as none. LC_CTYPE has to be a UTF-8 locale (locale.hpp).
std::size_t display_width(std::string_view text);

/// The text and as many blanks as bring it to `columns`; at least one blank after a text that is as wide or
/// wider.
std::string padded(std::string_view text, std::size_t columns);

/// The text in lines of at most `columns`, broken where its language allows (UAX #14: at blanks, between
/// Chinese characters, not before a full stop). A word that is longer stays whole. `columns` 0: one line.
std::vector<std::string> wrapped(std::string_view text, std::size_t columns);

}  // namespace benefit::cli
