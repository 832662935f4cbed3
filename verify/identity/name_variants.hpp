// Different characters that write the same name: traditional and simplified forms, and pairs that registries
// use for one another.
#pragma once

#include <string>
#include <string_view>

namespace benefit::identity {

/// The characters of a cleaned name (see clean_name) with each variant replaced by one standard form, and
/// without middle dots, which are typed or left out at will. Thread-safe.
std::u32string fold_variants(std::string_view cleaned_name);

/// The one form that stands for a character's variants and for its traditional form; the character itself
/// when there is no other. Thread-safe.
char32_t standard_form(char32_t character);

/// Stands where a character could not be written: `?` (full width too, after cleaning), `*`, □, ■, the
/// replacement character U+FFFD, and what an agency's own font has for a rare character (private use).
bool is_stand_in(char32_t character);

}  // namespace benefit::identity
