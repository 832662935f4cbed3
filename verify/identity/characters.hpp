// Chinese characters one by one: standard form, sound and look. The table is made from Unicode's Unihan
// database (UAX #38) when the program is built (characters/make_table.py). All functions are pure and
// thread-safe.
#pragma once

#include <array>
#include <cstdint>
#include <string_view>

namespace benefit::identity {

/// A syllable of pinyin without tones, ü as u; 0 is none.
using Syllable = std::uint16_t;
std::string_view text_of(Syllable syllable);  ///< "zhang"; empty for 0
/// The syllable that these lower-case letters are; 0 when they are none, or more.
Syllable find_syllable(std::string_view letters);

struct Character {
  char32_t standard = 0;               ///< the simplified form; the character itself when it has no other
  std::array<Syllable, 3> readings{};  ///< the most usual one first, 0 behind the last
  Syllable as_surname = 0;             ///< 单 shan, 曾 zeng; mostly readings[0]
  std::uint8_t look_alikes = 0;        ///< how many characters are taken for it
  std::uint32_t first_look_alike = 0;  ///< where they stand in the table
};

/// nullptr for everything but Chinese characters of the blocks U+3400-4DBF and U+4E00-9FFF.
const Character* find_character(char32_t code_point);

/// They share a reading.
bool sound_alike(const Character& left, const Character& right);
/// Taken for one another by eye: 己/已, 未/末, 晴/睛, 免/兔. Found when the table is made, from the codes of
/// their parts and outlines, and from a list of those whose codes do not show it
/// (characters/look_alikes.txt). Known for the 8,105 characters of the general standard list
/// (通用规范汉字表). Symmetric; false for a character and itself.
bool look_alike(char32_t left, char32_t right);

}  // namespace benefit::identity
