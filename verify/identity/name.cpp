#include "verify/identity/name.hpp"

#include "verify/identity/name_readings.hpp"
#include "verify/identity/name_variants.hpp"
#include "verify/identity/utf8.hpp"
#include "verify/types/error.hpp"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>

namespace benefit::identity {
namespace {

constexpr std::string_view middle_dot = "\u00B7";

// ---- cleaning ----

/// Cleans a name of common Chinese characters (U+4E00..U+9FFF, which NFKC leaves alone) and ASCII, byte by
/// byte. nullopt as soon as there is anything else.
std::optional<std::string> clean_plain(std::string_view name) {
  const auto byte = [name](std::size_t i) { return static_cast<unsigned char>(name[i]); };
  std::string cleaned;
  cleaned.reserve(name.size() + 2);
  for (std::size_t i = 0; i < name.size();) {
    const unsigned char c = byte(i);
    if (c < 0x80) {
      ++i;
      if (c <= ' ' || c == 0x7F) continue;
      if (c == '.') {
        cleaned += middle_dot;
      } else {
        cleaned.push_back('a' <= c && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : static_cast<char>(c));
      }
      continue;
    }
    const bool common = 0xE4 <= c && c <= 0xE9 && i + 2 < name.size() && (byte(i + 1) & 0xC0U) == 0x80 &&
                        (byte(i + 2) & 0xC0U) == 0x80 && (c != 0xE4 || byte(i + 1) >= 0xB8);
    if (!common) return std::nullopt;
    cleaned.append(name, i, 3);
    i += 3;
  }
  return cleaned;
}

const icu::Normalizer2& nfkc() {
  UErrorCode status = U_ZERO_ERROR;
  const icu::Normalizer2* instance = icu::Normalizer2::getNFKCInstance(status);  // ICU owns it; thread-safe
  if (U_FAILURE(status))
    throw Failure({ErrorCode::unavailable, "ICU's normalisation data is missing", "", ""});
  return *instance;
}

icu::UnicodeString normalised(const icu::UnicodeString& text) {
  UErrorCode status = U_ZERO_ERROR;
  icu::UnicodeString result = nfkc().normalize(text, status);
  if (U_FAILURE(status)) throw Failure({ErrorCode::internal, "a name could not be normalised", "", ""});
  return result;
}

bool is_middle_dot(UChar32 c) {
  // What keyboards, registries and NFKC make of the dot in 买买提·艾力.
  constexpr UChar32 dots[] = {0xB7, '.', 0x2022, 0x2027, 0x2219, 0x22C5, 0x30FB};
  return std::find(std::begin(dots), std::end(dots), c) != std::end(dots);
}

std::string clean_by_unicode(std::string_view name) {
  const icu::UnicodeString text = normalised(
      icu::UnicodeString::fromUTF8(icu::StringPiece(name.data(), static_cast<std::int32_t>(name.size()))));
  icu::UnicodeString kept;
  for (std::int32_t i = 0; i < text.length(); i = text.moveIndex32(i, 1)) {
    const UChar32 c = text.char32At(i);
    if (u_isUWhiteSpace(c) || u_iscntrl(c) || u_hasBinaryProperty(c, UCHAR_DEFAULT_IGNORABLE_CODE_POINT))
      continue;
    kept.append(is_middle_dot(c) ? UChar32{0xB7} : u_toupper(c));
  }
  std::string cleaned;
  // Once more, because marks that an invisible character kept apart may now combine.
  normalised(kept).toUTF8String(cleaned);
  return cleaned;
}

// ---- comparing ----

/// What lists have where there is no name.
bool stands_for_no_name(std::string_view cleaned) {
  constexpr std::string_view words[] = {"不详", "无",   "未知", "暂无", "无名", "没有", "待补录",
                                        "待补", "未填", "不明", "NULL", "N/A",  "NA",   "NONE"};
  return std::find(std::begin(words), std::end(words), cleaned) != std::end(words);
}

/// A name of stand-ins and signs alone says nothing about anybody.
bool says_something(std::string_view cleaned) {
  if (stands_for_no_name(cleaned)) return false;
  for (std::size_t at = 0; at < cleaned.size();) {
    const auto [c, bytes] = next_character(cleaned, at);
    at += bytes.size();
    if (c >= 0 && !is_stand_in(static_cast<char32_t>(c)) && u_isalpha(c)) return true;
  }
  return false;
}

bool agree(char32_t a, char32_t b) { return a == b && !is_stand_in(a); }

/// The same characters, but for one place where a stand-in meets the character that it stands for.
bool agree_but_for_a_stand_in(const std::u32string& left, const std::u32string& right) {
  if (left.size() != right.size()) return false;
  int stood_in = 0;
  for (std::size_t i = 0; i < left.size(); ++i) {
    if (left[i] == right[i]) continue;
    if (!is_stand_in(left[i]) && !is_stand_in(right[i])) return false;
    ++stood_in;
  }
  return stood_in <= 1;
}

bool could_agree(char32_t a, char32_t b) { return a == b || is_stand_in(a) || is_stand_in(b); }

/// Length of the longest common subsequence; a stand-in agrees with anything.
std::size_t shared_in_order(const std::u32string& left, const std::u32string& right) {
  std::vector<std::size_t> row(right.size() + 1, 0);
  for (const char32_t l : left) {
    std::size_t diagonal = 0;
    for (std::size_t j = 0; j < right.size(); ++j) {
      const std::size_t above = row[j + 1];
      row[j + 1] = could_agree(l, right[j]) ? diagonal + 1 : std::max(row[j], above);
      diagonal = above;
    }
  }
  return row.back();
}

/// 买买提 for 买买提·艾力: the own name without the father's.
bool is_part_before_dot(std::string_view part, std::string_view whole) {
  return whole.starts_with(part) && whole.substr(part.size()).starts_with(middle_dot);
}

/// One character was changed, dropped or added (a married woman's husband's surname in front), no more.
bool share_all_but_one(const std::u32string& left, const std::u32string& right) {
  const std::size_t shared = shared_in_order(left, right);
  return shared >= 2 && shared + 1 >= std::max(left.size(), right.size());
}

/// A character in the same place, counted from the surname on or, because a name may have gained a husband's
/// surname in front or lost one, from the end.
bool share_a_character(const std::u32string& left, const std::u32string& right) {
  const std::size_t shorter = std::min(left.size(), right.size());
  for (std::size_t i = 0; i < shorter; ++i)
    if (agree(left[i], right[i]) || agree(left[left.size() - 1 - i], right[right.size() - 1 - i]))
      return true;
  return false;
}

std::string without_blanks(std::string text) {
  std::erase(text, ' ');
  return text;
}

/// Both in letters: where a surname ends cannot be seen, so three letters stand for a shared part.
NameAgreement compare_letters(std::string_view left, std::string_view right) {
  const std::string l = without_blanks(readings(left).front());
  const std::string r = without_blanks(readings(right).front());
  if (l == r) return NameAgreement::homophone;
  constexpr std::size_t telling = 3;  // fewer are shared by chance
  if (std::min(l.size(), r.size()) < telling) return NameAgreement::different;
  const bool shared = l.compare(0, telling, r, 0, telling) == 0 ||
                      l.compare(l.size() - telling, telling, r, r.size() - telling, telling) == 0;
  return shared ? NameAgreement::slight : NameAgreement::different;
}

/// "xiu ying li" for "li xiu ying", as passports and foreign forms have it.
std::string surname_last(const std::string& reading) {
  const std::size_t blank = reading.find(' ');
  return blank == std::string::npos ? reading : reading.substr(blank + 1) + " " + reading.substr(0, blank);
}

/// One in letters, one in Chinese characters: the letters are set against the syllables.
NameAgreement compare_letters_with_characters(std::string_view in_letters, std::string_view in_characters) {
  const std::string letters = without_blanks(readings(in_letters).front());
  bool shared = false;
  for (const std::string& reading : readings(in_characters)) {
    if (without_blanks(reading) == letters || without_blanks(surname_last(reading)) == letters)
      return NameAgreement::homophone;
    shared = shared || letters.starts_with(reading.substr(0, reading.find(' '))) ||
             letters.ends_with(reading.substr(reading.rfind(' ') + 1));
  }
  return shared ? NameAgreement::slight : NameAgreement::different;
}

bool sound_alike(std::string_view left, std::string_view right) {
  const auto left_readings = readings(left);
  const auto right_readings = readings(right);
  return std::any_of(left_readings.begin(), left_readings.end(), [&](const std::string& reading) {
    return std::find(right_readings.begin(), right_readings.end(), reading) != right_readings.end();
  });
}

NameAgreement agreement_of(std::string_view left, std::string_view right) {
  if (left == right) return says_something(left) ? NameAgreement::exact : NameAgreement::missing;
  if (!says_something(left) || !says_something(right)) return NameAgreement::missing;
  const std::u32string left_folded = fold_variants(left);
  const std::u32string right_folded = fold_variants(right);
  if (agree_but_for_a_stand_in(left_folded, right_folded)) return NameAgreement::variant;
  const bool left_in_letters = is_in_letters(left), right_in_letters = is_in_letters(right);
  if (left_in_letters && right_in_letters) return compare_letters(left, right);
  if (left_in_letters) return compare_letters_with_characters(left, right);
  if (right_in_letters) return compare_letters_with_characters(right, left);
  if (sound_alike(left, right)) return NameAgreement::homophone;
  if (share_all_but_one(left_folded, right_folded) || is_part_before_dot(left, right) ||
      is_part_before_dot(right, left))
    return NameAgreement::partial;
  return share_a_character(left_folded, right_folded) ? NameAgreement::slight : NameAgreement::different;
}

/// The names that a field holds: 李秀英(曾用名李小妹) holds two. What stands before a name in brackets, and
/// words that are none, are left out.
std::vector<std::string> names_in(const std::string& cleaned) {
  const std::size_t open = cleaned.find('('), close = cleaned.find(')', std::min(open, cleaned.size()));
  if (open == std::string::npos || close == std::string::npos) return {cleaned};
  std::string inner = cleaned.substr(open + 1, close - open - 1);
  for (const std::string_view lead :
       {"曾用名", "原名", "又名", "别名", "现名", "乳名", "小名", "现用名", ":"})
    if (inner.starts_with(lead)) inner.erase(0, lead.size());
  std::vector<std::string> names{cleaned.substr(0, open) + cleaned.substr(close + 1)};
  constexpr std::size_t one_character = 3;  // bytes; 女 and 男 are no name
  if (inner.size() > one_character) names.push_back(std::move(inner));
  return names;
}

NameAgreement best_agreement(const std::string& left, const std::string& right) {
  const bool brackets = left.find('(') != std::string::npos || right.find('(') != std::string::npos;
  if (left == right || !brackets) return agreement_of(left, right);
  std::optional<NameAgreement> best;
  for (const std::string& one : names_in(left))
    for (const std::string& other : names_in(right))
      if (const NameAgreement agreement = agreement_of(one, other); agreement != NameAgreement::missing)
        best = std::min(best.value_or(agreement), agreement);
  return best.value_or(NameAgreement::missing);
}

}  // namespace

std::string clean_name(std::string_view name) {
  std::optional<std::string> plain = clean_plain(name);
  return plain ? *std::move(plain) : clean_by_unicode(name);
}

std::string_view to_string(NameAgreement agreement) {
  switch (agreement) {
    case NameAgreement::missing:
      return "missing";
    case NameAgreement::exact:
      return "exact";
    case NameAgreement::variant:
      return "variant";
    case NameAgreement::homophone:
      return "homophone";
    case NameAgreement::partial:
      return "partial";
    case NameAgreement::slight:
      return "slight";
    case NameAgreement::different:
      return "different";
  }
  return "different";
}

NameComparison compare_names(std::string_view left, std::string_view right) {
  NameComparison comparison{NameAgreement::missing, clean_name(left), clean_name(right)};
  comparison.agreement = best_agreement(comparison.left, comparison.right);
  return comparison;
}

bool could_be_same_person(NameAgreement agreement) { return agreement <= NameAgreement::partial; }

bool could_be_same_person(std::string_view left, std::string_view right) {
  return could_be_same_person(compare_names(left, right).agreement);
}

}  // namespace benefit::identity
