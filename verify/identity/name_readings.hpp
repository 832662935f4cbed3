// How a name sounds: pinyin without tones.
#pragma once

#include <array>
#include <string>
#include <string_view>

namespace benefit::identity {

/// Readings of a cleaned name (see clean_name): lower-case syllables with one blank between them, first as a
/// surname is read (单 shan, 曾 zeng), then as the character is read elsewhere (单 dan, 曾 ceng); mostly both
/// are the same. A name in letters comes back as those letters, without accents, with ü, v and yu after l or
/// n as u. Characters that have no reading stay as they are. Thread-safe; slow (about 50 microseconds), so
/// compare characters first.
std::array<std::string, 2> readings(std::string_view cleaned_name);

/// The name has letters and no Chinese character: pinyin of a passport or of a machine without Chinese.
bool is_in_letters(std::string_view cleaned_name);

}  // namespace benefit::identity
