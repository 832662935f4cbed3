#include "verify/identity/characters.hpp"

#include <algorithm>
#include <cstdlib>
#include <string_view>

namespace benefit::identity {
namespace {

#include "character_table.inc"

std::string_view cangjie_of(const Character& character) {
  const auto end = std::find(character.cangjie.begin(), character.cangjie.end(), '\0');
  return {character.cangjie.data(), static_cast<std::size_t>(end - character.cangjie.begin())};
}

/// One letter changed, added or dropped.
bool one_part_differs(std::string_view left, std::string_view right) {
  if (left.size() < right.size()) std::swap(left, right);
  if (right.size() < 2 || left.size() - right.size() > 1) return false;
  std::size_t at = 0;
  while (at < right.size() && left[at] == right[at]) ++at;
  return left.substr(at + 1) == right.substr(left.size() == right.size() ? at + 1 : at);
}

}  // namespace

std::string_view text_of(Syllable syllable) { return syllable_texts[syllable]; }

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

bool look_alike(const Character& left, const Character& right) {
  if (left.strokes == 0 || right.strokes == 0) return false;
  constexpr int strokes_apart = 3;
  if (std::abs(int{left.strokes} - int{right.strokes}) > strokes_apart) return false;
  if (left.four_corners != 0 && left.four_corners == right.four_corners) return true;
  const std::string_view l = cangjie_of(left), r = cangjie_of(right);
  return l.size() > 1 && r.size() > 1 && (l == r || one_part_differs(l, r));
}

}  // namespace benefit::identity
