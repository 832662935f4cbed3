#include "verify/match/names.hpp"

#include "verify/identity/characters.hpp"
#include "verify/identity/name.hpp"
#include "verify/identity/name_variants.hpp"
#include "verify/identity/utf8.hpp"

#include <algorithm>
#include <array>
#include <string>

namespace benefit::match {
namespace {

using identity::Character;
using identity::find_character;

constexpr char32_t middle_dot = 0xB7;

bool is_letter(char32_t c) { return (U'A' <= c && c <= U'Z') || (c >= 0xC0 && c < 0x250); }

bool is_compound_surname(char32_t first, char32_t second) {
  static constexpr std::array<std::array<char32_t, 2>, 28> compound{{
      {U'欧', U'阳'}, {U'司', U'马'}, {U'上', U'官'}, {U'诸', U'葛'}, {U'司', U'徒'}, {U'东', U'方'},
      {U'尉', U'迟'}, {U'公', U'孙'}, {U'长', U'孙'}, {U'慕', U'容'}, {U'令', U'狐'}, {U'宇', U'文'},
      {U'皇', U'甫'}, {U'夏', U'侯'}, {U'端', U'木'}, {U'轩', U'辕'}, {U'独', U'孤'}, {U'南', U'宫'},
      {U'呼', U'延'}, {U'东', U'郭'}, {U'西', U'门'}, {U'百', U'里'}, {U'申', U'屠'}, {U'太', U'史'},
      {U'闻', U'人'}, {U'赫', U'连'}, {U'澹', U'台'}, {U'淳', U'于'},
  }};
  return std::any_of(compound.begin(), compound.end(),
                     [&](const auto& surname) { return surname[0] == first && surname[1] == second; });
}

/// The letter without the mark of a tone: Ā is a, Ǚ is u. 0 for a letter that pinyin does not have.
char plain_letter(char32_t c) {
  if (c < 0x80) return static_cast<char>(c - U'A' + U'a');
  struct Marked {
    std::u32string_view letters;
    char plain;
  };
  constexpr std::array<Marked, 5> marked{
      {{U"ĀÁǍÀ", 'a'}, {U"ĒÉĚÈÊ", 'e'}, {U"ĪÍǏÌ", 'i'}, {U"ŌÓǑÒ", 'o'}, {U"ŪÚǓÙÜǕǗǙǛ", 'u'}}};
  for (const auto& [letters, plain] : marked)
    if (letters.find(c) != std::u32string_view::npos) return plain;
  return 0;
}

/// LYU, LV and LÜ are all lu (as in the table of characters).
void add_letter(std::string& sound, char letter) {
  if (letter == 'v') letter = 'u';
  if (letter == 'u' && (sound.ends_with("ly") || sound.ends_with("ny"))) sound.pop_back();
  sound.push_back(letter);
}

void add_syllable(std::string& sound, identity::Syllable syllable) {
  for (const char letter : identity::text_of(syllable)) add_letter(sound, letter);
}

/// What stands for itself: a letter, or a character without a reading.
void add_itself(std::string& sound, char32_t c) {
  if (const char letter = is_letter(c) ? plain_letter(c) : '\0'; letter != 0)
    return add_letter(sound, letter);
  for (unsigned shift = 0; shift < 32; shift += 8) sound.push_back(static_cast<char>(c >> shift));
}

using Characters = std::span<const char32_t>;

/// The sounds of some characters one behind the other, the first `surname` of them as surnames are read.
std::string sound_of(Characters characters, std::size_t surname) {
  std::string sound;
  for (std::size_t i = 0; i < characters.size(); ++i) {
    const Character* character = find_character(characters[i]);
    const identity::Syllable syllable = character == nullptr ? identity::Syllable{0}
                                        : i < surname        ? character->as_surname
                                                             : character->readings[0];
    if (syllable != 0) {
      add_syllable(sound, syllable);
    } else {
      add_itself(sound, characters[i]);
    }
  }
  return sound;
}

std::uint64_t hash_of(std::string_view sound) { return sound.empty() ? 0 : hash_bytes(sound); }

/// The same in any order of the letters; 0 of none.
std::uint64_t hash_of_letters(std::string_view sound) {
  std::uint64_t sum = 0;
  for (const char letter : sound) sum += hash_mix(0x9E3779B97F4A7C15ULL, static_cast<unsigned char>(letter));
  return sum;
}

/// The sound of a name whose given name has a character that is read in two ways (长 chang and zhang), the
/// first such in the other way; empty without one.
std::string sound_in_another_reading(Characters characters, std::size_t surname) {
  for (std::size_t i = surname; i < characters.size(); ++i) {
    const Character* character = find_character(characters[i]);
    if (character == nullptr || character->readings[1] == 0) continue;
    std::string sound = sound_of(characters.first(i), surname);
    add_syllable(sound, character->readings[1]);
    return sound + sound_of(characters.subspan(i + 1), 0);
  }
  return {};
}

/// Letters that can be cut into syllables, begin to `end`.
std::vector<bool> cuts_into_syllables(std::string_view letters) {
  constexpr std::size_t longest_syllable = 6;  // zhuang
  std::vector<bool> cuts(letters.size() + 1);
  cuts[0] = true;
  for (std::size_t begin = 0; begin < letters.size(); ++begin)
    for (std::size_t length = 1; cuts[begin] && length <= std::min(longest_syllable, letters.size() - begin);
         ++length)
      if (identity::find_syllable(letters.substr(begin, length)) != 0) cuts[begin + length] = true;
  return cuts;
}

/// Xiuying Wang as Wang Xiuying: the last syllable, the longest that it may be, in front. Empty where the
/// letters are no pinyin of two syllables.
std::string turned_round(std::string_view letters) {
  const std::vector<bool> cuts = cuts_into_syllables(letters);
  for (std::size_t begin = 1; begin < letters.size(); ++begin)
    if (cuts[begin] && identity::find_syllable(letters.substr(begin)) != 0)
      return std::string(letters.substr(begin)).append(letters.substr(0, begin));
  return {};
}

/// The characters, in one of their readings each, behind what is spelled already.
bool spells(std::string_view letters, Characters characters, const std::string& spelled) {
  if (characters.empty()) return letters == spelled;
  // The last letter may still change: ly and u are lu.
  if (!spelled.empty() && !letters.starts_with(std::string_view(spelled).substr(0, spelled.size() - 1)))
    return false;
  const Character* character = find_character(characters.front());
  const auto read_on = [&](identity::Syllable syllable) {
    std::string longer = spelled;
    if (syllable != 0) {
      add_syllable(longer, syllable);
    } else {
      add_itself(longer, characters.front());
    }
    return spells(letters, characters.subspan(1), longer);
  };
  if (character == nullptr || character->readings[0] == 0) return read_on(0);
  const auto& readings = character->readings;
  if (std::any_of(readings.begin(), readings.end(),
                  [&](identity::Syllable syllable) { return syllable != 0 && read_on(syllable); }))
    return true;
  return std::find(readings.begin(), readings.end(), character->as_surname) == readings.end() &&
         read_on(character->as_surname);
}

/// How two characters in the same place agree.
enum class Agreement : std::uint8_t { same, stand_in, homophone, none };

Agreement agreement_of(char32_t left, char32_t right) {
  if (left == right) return identity::is_stand_in(left) ? Agreement::stand_in : Agreement::same;
  if (identity::is_stand_in(left) || identity::is_stand_in(right)) return Agreement::stand_in;
  const Character* l = find_character(left);
  const Character* r = find_character(right);
  if (l == nullptr || r == nullptr) return Agreement::none;
  return identity::sound_alike(*l, *r) ? Agreement::homophone : Agreement::none;
}

bool is_subsequence(Characters shorter, Characters longer) {
  std::size_t at = 0;
  for (const char32_t c : longer)
    if (at < shorter.size() && agreement_of(shorter[at], c) <= Agreement::homophone) ++at;
  return at == shorter.size();
}

/// `surname`: characters of the longer of the two surnames.
NameLevel compare_same_length(std::size_t surname, Characters left, Characters right) {
  std::array<std::size_t, 4> count{};
  std::size_t surname_misses = 0, given_misses = 0, missed_at = 0;
  std::size_t surname_read = 0, given_read = 0;  // what agrees and is no stand-in
  for (std::size_t i = 0; i < left.size(); ++i) {
    const Agreement agreement = agreement_of(left[i], right[i]);
    ++count.at(static_cast<std::size_t>(agreement));
    if (agreement == Agreement::same || agreement == Agreement::homophone)
      ++(i < surname ? surname_read : given_read);
    if (agreement != Agreement::none) continue;
    ++(i < surname ? surname_misses : given_misses);
    missed_at = i;
  }
  const auto of = [&count](Agreement agreement) { return count[static_cast<std::size_t>(agreement)]; };
  const std::size_t misses = surname_misses + given_misses;
  if (misses == 0 && of(Agreement::stand_in) + of(Agreement::homophone) == 0) return NameLevel::variant;
  if (misses == 0 && of(Agreement::homophone) == 0)
    return of(Agreement::same) > 0 ? NameLevel::variant : NameLevel::missing;
  if (misses == 0) return NameLevel::homophone;
  // Surnames are few and well known: 林 for 李 is another family rather than another stroke.
  if (misses == 1 && surname_misses == 0 && of(Agreement::same) + 1 == left.size() &&
      identity::look_alike(left[missed_at], right[missed_at]))
    return NameLevel::look_alike;
  std::vector<char32_t> l(left.begin(), left.end()), r(right.begin(), right.end());
  std::sort(l.begin(), l.end());
  std::sort(r.begin(), r.end());
  if (l == r) return NameLevel::reordered;
  if (surname_misses > 0)
    return given_misses == 0 && given_read > 0 ? NameLevel::given_agrees : NameLevel::different;
  if (given_read > 0) return surname > 0 ? NameLevel::one_given_differs : NameLevel::different;
  return surname_read > 0 ? NameLevel::surname_agrees : NameLevel::different;
}

NameLevel compare_lengths(const NameForm& long_form, Characters longer, const NameForm& short_form,
                          Characters shorter) {
  if (long_form.before_dot != 0 && shorter.size() == long_form.before_dot &&
      std::equal(shorter.begin(), shorter.end(), longer.begin()))
    return NameLevel::character_missing;
  const bool one_more = longer.size() == shorter.size() + 1;
  if (shorter.size() >= 2) {
    if (longer.size() - shorter.size() <= 2 && is_subsequence(shorter, longer.last(shorter.size())))
      return one_more && shorter.size() == 2 ? NameLevel::character_missing : NameLevel::surname_added;
    if (one_more && is_subsequence(shorter, longer)) return NameLevel::character_missing;
  }
  const auto agrees = [](Characters one, Characters other) {
    return std::equal(one.begin(), one.end(), other.begin(), other.end(),
                      [](char32_t a, char32_t b) { return agreement_of(a, b) <= Agreement::homophone; });
  };
  if (long_form.surname != 0 && long_form.surname == short_form.surname &&
      agrees(longer.first(long_form.surname), shorter.first(short_form.surname)))
    return NameLevel::surname_agrees;
  if (long_form.surname != 0 && short_form.surname != 0 && longer.size() > long_form.surname &&
      agrees(longer.subspan(long_form.surname), shorter.subspan(short_form.surname)))
    return NameLevel::given_agrees;
  return NameLevel::different;
}

/// 李郑氏, 郑氏: an elder woman's surname at birth, behind her husband's or alone; 0 for another name.
char32_t surname_at_birth(Characters name) {
  constexpr char32_t born = U'氏';
  if (name.size() < 2 || name.size() > 3 || name.back() != born) return 0;
  if (name.size() == 3 && is_compound_surname(name[0], name[1])) return 0;  // 欧阳氏
  return name[name.size() - 2];
}

/// Of one who is written by her surname at birth only the surname can agree.
NameLevel compare_with_born(char32_t surname, const NameForm& form, Characters name) {
  return form.surname == 1 && agreement_of(surname, name.front()) <= Agreement::homophone
             ? NameLevel::surname_agrees
             : NameLevel::different;
}

/// The letters are surname and given name, in this order or the other, each character in one of its readings.
NameLevel compare_letters(const NameForm& letters, Characters of_letters, const NameForm& characters,
                          Characters of_characters) {
  if (letters.sound == characters.sound || letters.sound == characters.sound_plain) return NameLevel::letters;
  constexpr std::size_t most = 8;  // syllables that a name of several readings is tried with
  if (of_characters.size() > most) return NameLevel::different;
  const std::string spelled = sound_of(of_letters, 0);
  if (spells(spelled, of_characters, {})) return NameLevel::letters;
  std::vector<char32_t> turned(of_characters.begin(), of_characters.end());
  std::rotate(turned.begin(), turned.begin() + characters.surname, turned.end());
  return spells(spelled, turned, {}) ? NameLevel::letters : NameLevel::different;
}

NameLevel compare_two_in_letters(const NameForm& left, const NameForm& right) {
  if (left.sound == right.sound) return NameLevel::homophone;
  return left.sound == right.sound_other || left.sound_other == right.sound ? NameLevel::reordered
                                                                            : NameLevel::different;
}

}  // namespace

NameTable::NameTable() : forms_(1) {}

NameIndex NameTable::add(std::string_view delivered) {
  if (delivered.empty()) return 0;
  const std::uint32_t before = texts_.size();
  const NameIndex name = texts_.intern(identity::clean_name(delivered));
  if (name == before) forms_.push_back(make_form(texts_.view(name)));
  return forms_[name].length == 0 ? 0 : name;
}

NameForm NameTable::make_form(std::string_view cleaned) {
  NameForm form{.first = static_cast<std::uint32_t>(characters_.size())};
  constexpr std::size_t most = 255;
  bool says_something = false;
  form.in_letters = true;
  std::size_t length = 0;
  for (std::size_t at = 0; at < cleaned.size() && length < most;) {
    const identity::Utf8Character next = identity::next_character(cleaned, at);
    at += next.bytes.size();
    const char32_t c = next.code_point < 0 ? U'\uFFFD' : static_cast<char32_t>(next.code_point);
    if (c == middle_dot) {
      if (form.before_dot == 0) form.before_dot = static_cast<std::uint8_t>(length);
      continue;
    }
    // Zhang, San and Xi'an and Xiu-ying: signs that are no part of the name.
    if (c == U',' || c == U'\'' || c == U'-' || c == U'`' || c == U'\u2019') continue;
    characters_.push_back(identity::standard_form(c));
    ++length;
    const bool stand_in = identity::is_stand_in(c);
    says_something = says_something || !stand_in;
    form.in_letters = form.in_letters && (stand_in || is_letter(c));
  }
  if (!says_something) {
    characters_.resize(form.first);
    return {};
  }
  form.length = static_cast<std::uint8_t>(length);
  const auto characters = std::span<const char32_t>(characters_).subspan(form.first, length);
  if (!form.in_letters && length >= 2 && form.before_dot == 0)
    form.surname = length >= 3 && is_compound_surname(characters[0], characters[1]) ? 2 : 1;
  std::array<std::string, 4> sounds{sound_of(characters, form.surname), sound_of(characters, 0)};
  sounds[2] = form.in_letters ? turned_round(sounds[1]) : sound_in_another_reading(characters, form.surname);
  constexpr std::size_t with_added_surname = 4;
  if (!form.in_letters && length >= with_added_surname) sounds[3] = sound_of(characters.subspan(1), 1);
  form.sound = hash_of(sounds[0]);
  form.sound_plain = hash_of(sounds[1]);
  form.sound_other = hash_of(sounds[2]);
  std::transform(sounds.begin(), sounds.end(), form.letters.begin(), hash_of_letters);
  if (form.surname != 0) {
    const char32_t born = surname_at_birth(characters);
    form.surname_sound = hash_of(born != 0 ? sound_of(std::span(&born, 1), 1)
                                           : sound_of(characters.first(form.surname), form.surname));
    form.given_sound = hash_of(sound_of(characters.subspan(form.surname), 0));
  }
  return form;
}

std::string_view to_string(NameLevel level) {
  constexpr std::array<std::string_view, name_levels> names{
      "missing",           "exact",         "variant",
      "homophone",         "look_alike",    "letters",
      "character_missing", "surname_added", "reordered",
      "one_given_differs", "given_agrees",  "surname_agrees",
      "different"};
  return names.at(static_cast<std::size_t>(level));
}

NameLevel compare_names(const NameTable& table, NameIndex left, NameIndex right) {
  if (left == 0 || right == 0) return NameLevel::missing;
  if (left == right) return NameLevel::exact;
  const NameForm& l = table.form(left);
  const NameForm& r = table.form(right);
  if (l.in_letters != r.in_letters)
    return l.in_letters ? compare_letters(l, table.characters(left), r, table.characters(right))
                        : compare_letters(r, table.characters(right), l, table.characters(left));
  if (l.in_letters) return compare_two_in_letters(l, r);
  const char32_t left_born = surname_at_birth(table.characters(left));
  const char32_t right_born = surname_at_birth(table.characters(right));
  if ((left_born != 0) != (right_born != 0))
    return left_born != 0 ? compare_with_born(left_born, r, table.characters(right))
                          : compare_with_born(right_born, l, table.characters(left));
  if (l.length == r.length)
    return compare_same_length(std::max(l.surname, r.surname), table.characters(left),
                               table.characters(right));
  return l.length > r.length ? compare_lengths(l, table.characters(left), r, table.characters(right))
                             : compare_lengths(r, table.characters(right), l, table.characters(left));
}

}  // namespace benefit::match
