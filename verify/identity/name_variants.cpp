#include "verify/identity/name_variants.hpp"

#include "verify/identity/characters.hpp"
#include "verify/identity/utf8.hpp"

#include <cstddef>
#include <cstdint>

namespace benefit::identity {
namespace {

struct Variant {
  char32_t variant;
  char32_t standard;
};

// Only characters that stand for one another in registries. Two kinds: surnames that the withdrawn
// simplification of 1977 wrote with another character, and given-name characters with a variant form in the
// 1955 table (第一批异体字 整理表), which ICU's Traditional-Simplified leaves alone. Characters that merely
// sound alike are homophones.
constexpr Variant variants[] = {
    {U'阎', U'闫'}, {U'付', U'傅'}, {U'萧', U'肖'}, {U'代', U'戴'}, {U'丘', U'邱'}, {U'蓝', U'兰'},
    {U'鍾', U'钟'}, {U'锺', U'钟'}, {U'甯', U'宁'}, {U'淩', U'凌'}, {U'麴', U'曲'}, {U'衞', U'卫'},
    {U'兪', U'俞'}, {U'桺', U'柳'}, {U'栁', U'柳'}, {U'堃', U'坤'}, {U'喆', U'哲'}, {U'峯', U'峰'},
    {U'璿', U'璇'}, {U'脩', U'修'}, {U'迺', U'乃'}, {U'珎', U'珍'}, {U'龢', U'和'}, {U'栢', U'柏'},
    {U'叡', U'睿'}, {U'崐', U'昆'}, {U'邨', U'村'}, {U'郞', U'郎'}, {U'靑', U'青'}, {U'愼', U'慎'},
    {U'鎭', U'镇'},
};

}  // namespace

char32_t standard_form(char32_t character) {
  const Character* const known = find_character(character);
  const char32_t simplified = known == nullptr ? character : known->standard;
  for (const Variant& entry : variants)
    if (entry.variant == simplified) return entry.standard;
  return simplified;
}

std::u32string fold_variants(std::string_view cleaned_name) {
  constexpr std::int32_t middle_dot = 0xB7;
  std::u32string folded;
  for (std::size_t at = 0; at < cleaned_name.size();) {
    const Utf8Character next = next_character(cleaned_name, at);
    at += next.bytes.size();
    if (next.code_point != middle_dot)
      folded.push_back(next.code_point < 0 ? U'\uFFFD'
                                           : standard_form(static_cast<char32_t>(next.code_point)));
  }
  return folded;
}

bool is_stand_in(char32_t character) {
  return character == U'?' || character == U'*' || character == U'\u25A1' || character == U'\u25A0' ||
         character == U'\uFFFD' || (character >= U'\uE000' && character <= U'\uF8FF') ||
         character >= U'\U000F0000';
}

}  // namespace benefit::identity
