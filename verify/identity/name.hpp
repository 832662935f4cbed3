// Chinese personal names: cleaning, and how far two spellings agree.
#pragma once

#include <string>
#include <string_view>

namespace benefit::identity {

/// NFKC, blanks and zero-width characters out, every middle dot (· • ・ ．) as one, Latin letters in
/// capitals. Broken UTF-8 comes back with U+FFFD in place of the broken bytes.
std::string clean_name(std::string_view name);

/// How far two names agree, from most to least. `missing` is evidence of nothing.
enum class NameAgreement {
  missing,  ///< one of them is empty
  exact,    ///< the same characters after cleaning
  variant,  ///< the same but for variant characters (闫/阎, 傅/付, 肖/萧, 戴/代) or a `?` for a rare one
  homophone,  ///< the same pinyin without tones, in one of the readings; or pinyin against characters
  partial,    ///< all but one character, in order, and at least two; or one is the part before a middle dot
  slight,     ///< no more than the surname, or one given-name character, in the same place
  different,
};
std::string_view to_string(NameAgreement agreement);

/// What compares is what explains: both values, as cleaned, come back with the level.
struct NameComparison {
  NameAgreement agreement = NameAgreement::missing;
  std::string left;
  std::string right;
};
/// Symmetric. Thread-safe.
NameComparison compare_names(std::string_view left, std::string_view right);

/// False for `different` and for `slight`: the two rows speak of two people. In a village half the people
/// share a surname and brothers share a character, so that little agreement says nothing.
bool could_be_same_person(NameAgreement agreement);
/// The same of two names as they were delivered.
bool could_be_same_person(std::string_view left, std::string_view right);

}  // namespace benefit::identity
