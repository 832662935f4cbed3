// Names made ready for comparing by the million, and how far two of them agree. identity::compare_names
// answers the same question for one pair and in coarser steps.
#pragma once

#include "verify/match/string_pool.hpp"

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

namespace benefit::match {

/// A distinct cleaned name; 0 is no name.
using NameIndex = std::uint32_t;

/// What comparing and blocking need to know of a name. Sounds are hashes of pinyin without tones and blanks,
/// so that a name in letters has the sound of its characters; 0 where there is none.
struct NameForm {
  std::uint32_t first = 0;      ///< of its characters in NameTable
  std::uint8_t length = 0;      ///< in characters (the first 255), without middle dots
  std::uint8_t surname = 0;     ///< its characters; 0 where none can be seen (letters, one character)
  std::uint8_t before_dot = 0;  ///< characters before a middle dot; 0 without one
  bool in_letters = false;
  std::uint64_t sound = 0;        ///< of the whole, the surname read as surnames are
  std::uint64_t sound_plain = 0;  ///< the same, every character as it is mostly read
  /// In letters: with the last syllable in front (Xiuying Wang). In characters: with the first given-name
  /// character that has two readings in the other one (长 zhang, 乐 yue).
  std::uint64_t sound_other = 0;
  std::uint64_t surname_sound = 0;
  std::uint64_t given_sound = 0;
  /// The letters of `sound`, `sound_plain` and `sound_other` whatever their order, so that a name turned
  /// round has them too; and of what stands behind the first of four and more characters, which may be a
  /// husband's surname.
  std::array<std::uint64_t, 4> letters{};
};

/// Holds every distinct name once. Not thread-safe while names are added.
class NameTable {
 public:
  NameTable();
  /// Cleans the name (identity::clean_name). One that holds nothing but stand-ins is no name.
  NameIndex add(std::string_view delivered);
  const NameForm& form(NameIndex name) const { return forms_[name]; }
  /// Standard forms of the characters; a letter is itself.
  std::span<const char32_t> characters(NameIndex name) const {
    return std::span(characters_).subspan(forms_[name].first, forms_[name].length);
  }
  std::string_view cleaned(NameIndex name) const { return texts_.view(name); }
  std::uint32_t size() const { return texts_.size(); }

 private:
  NameForm make_form(std::string_view cleaned);

  StringPool texts_;
  std::vector<NameForm> forms_;
  std::vector<char32_t> characters_;
};

/// From most to least; `missing` is evidence of nothing.
enum class NameLevel : std::uint8_t {
  missing,
  exact,
  variant,            ///< variant characters (闫/阎), a `?` for one, middle dots
  homophone,          ///< the same sounds, character by character
  look_alike,         ///< one character taken for another by eye, the others the same
  letters,            ///< pinyin against characters, in either order and in any reading
  character_missing,  ///< one character dropped or added
  surname_added,      ///< a husband's surname in front
  reordered,          ///< the same characters in another order
  one_given_differs,  ///< the same surname, one of two given-name characters another: brothers, too
  given_agrees,       ///< another surname
  surname_agrees,  ///< another given name: half a village, or a milk name; or none (李郑氏 and 郑秀英)
  different,
};
inline constexpr std::size_t name_levels = 13;
std::string_view to_string(NameLevel level);

/// Symmetric. Thread-safe once the table is filled.
NameLevel compare_names(const NameTable& table, NameIndex left, NameIndex right);

}  // namespace benefit::match
