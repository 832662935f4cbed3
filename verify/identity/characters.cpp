#include "verify/identity/characters.hpp"

#include <algorithm>
#include <iterator>
#include <string_view>

namespace benefit::identity {
namespace {

#include "character_table.inc"

}  // namespace

std::string_view text_of(Syllable syllable) { return syllable_texts[syllable]; }

Syllable find_syllable(std::string_view letters) {
  const auto* const found = std::lower_bound(std::begin(syllable_texts), std::end(syllable_texts), letters);
  if (found == std::end(syllable_texts) || *found != letters) return 0;
  return static_cast<Syllable>(found - std::begin(syllable_texts));
}

const Character* find_character(char32_t code_point) {
  constexpr char32_t extension_first = 0x3400, extension_last = 0x4DBF, first = 0x4E00, last = 0x9FFF;
  if (first <= code_point && code_point <= last)
    return &character_rows[code_point - first + (extension_last - extension_first + 1)];
  if (extension_first <= code_point && code_point <= extension_last)
    return &character_rows[code_point - extension_first];
  return nullptr;
}

bool sound_alike(const Character& left, const Character& right) {
  const auto has = [](const Character& character, Syllable syllable) {
    return syllable != 0 && (character.as_surname == syllable ||
                             std::find(character.readings.begin(), character.readings.end(), syllable) !=
                                 character.readings.end());
  };
  return has(right, left.as_surname) || std::any_of(left.readings.begin(), left.readings.end(),
                                                    [&](Syllable one) { return has(right, one); });
}

bool look_alike(char32_t left, char32_t right) {
  const Character* const character = find_character(left);
  if (character == nullptr) return false;
  const char16_t* const first = characters_alike + character->first_look_alike;
  return std::binary_search(first, first + character->look_alikes, right);
}

}  // namespace benefit::identity
