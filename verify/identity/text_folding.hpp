// What keyboards and spreadsheets add to a typed value: full-width characters, blanks and invisible
// characters. Every reader of a delivered value folds it first, so that each accepts the same things.
#pragma once

#include <string>
#include <string_view>

namespace benefit::identity {

/// A character that is not seen on paper: white space of any width, zero-width characters, soft hyphens,
/// direction marks.
bool is_blank(char32_t character);

/// The text with full-width letters, digits and signs (U+FF01..U+FF5E) as ASCII, and without blanks at its
/// ends. Mostly there is nothing to fold: then the result views `text` itself and nothing is copied;
/// otherwise it views `buffer`. Broken UTF-8 is handed through.
std::string_view fold_width(std::string_view text, std::string& buffer);

/// The same, and without the blanks inside either ("130225 1950 ...").
std::string_view fold_width_and_blanks(std::string_view text, std::string& buffer);

}  // namespace benefit::identity
