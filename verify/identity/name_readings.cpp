#include "verify/identity/name_readings.hpp"

#include "verify/types/error.hpp"

#include <memory>

#include <unicode/translit.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>

namespace benefit::identity {
namespace {

icu::UnicodeString from_utf8(std::string_view text) {
  return icu::UnicodeString::fromUTF8(icu::StringPiece(text.data(), static_cast<std::int32_t>(text.size())));
}

std::unique_ptr<const icu::Transliterator> make(const char* id) {
  UErrorCode status = U_ZERO_ERROR;
  std::unique_ptr<icu::Transliterator> created(
      icu::Transliterator::createInstance(id, UTRANS_FORWARD, status));
  if (U_FAILURE(status) || !created)
    throw Failure({ErrorCode::unavailable, "ICU's data for pinyin is missing", id, ""});
  return created;
}

/// Making one takes a tenth of a second and none is thread-safe, so each thread has its own.
struct Transliterators {
  std::unique_ptr<const icu::Transliterator> surname = make("Han-Latin/Names; Any-Latin; Latin-ASCII; Lower");
  std::unique_ptr<const icu::Transliterator> plain = make("Han-Latin; Any-Latin; Latin-ASCII; Lower");
};

/// Syllables with one blank between them: a mark between syllables is a blank, an apostrophe or a dot is
/// nothing.
std::string spaced_syllables(const icu::UnicodeString& transliterated) {
  icu::UnicodeString spaced;
  for (std::int32_t i = 0; i < transliterated.length(); i = transliterated.moveIndex32(i, 1)) {
    const UChar32 c = transliterated.char32At(i);
    const bool blank = u_isUWhiteSpace(c) || c == '-' || c == 0xB7;
    if (c == '\'' || (blank && (spaced.isEmpty() || spaced.endsWith(" ")))) continue;
    spaced.append(blank ? UChar32{' '} : c);
  }
  std::string utf8;
  spaced.trim().toUTF8String(utf8);
  return utf8;
}

/// Passports write 吕 as LYU, keyboards type it as LV, and ICU reads it as lu.
std::string with_plain_u(std::string_view letters) {
  std::string result;
  for (std::size_t i = 0; i < letters.size(); ++i) {
    const char c = letters[i];
    const char before = result.empty() ? ' ' : result.back();
    const bool y_of_yu =
        c == 'y' && (before == 'l' || before == 'n') && i + 1 < letters.size() && letters[i + 1] == 'u';
    if (!y_of_yu) result.push_back(c == 'v' ? 'u' : c);
  }
  return result;
}

}  // namespace

std::array<std::string, 2> readings(std::string_view cleaned_name) {
  thread_local const Transliterators transliterators;
  std::array<std::string, 2> result;
  const bool in_letters = is_in_letters(cleaned_name);
  std::size_t i = 0;
  for (const auto* transliterator : {transliterators.surname.get(), transliterators.plain.get()}) {
    icu::UnicodeString text = from_utf8(cleaned_name);
    transliterator->transliterate(text);
    const std::string syllables = spaced_syllables(text);
    result[i++] = in_letters ? with_plain_u(syllables) : syllables;
  }
  return result;
}

bool is_in_letters(std::string_view cleaned_name) {
  const icu::UnicodeString text = from_utf8(cleaned_name);
  bool letters = false;
  for (std::int32_t i = 0; i < text.length(); i = text.moveIndex32(i, 1)) {
    const UChar32 c = text.char32At(i);
    if (u_hasBinaryProperty(c, UCHAR_IDEOGRAPHIC)) return false;
    letters = letters || u_isalpha(c);
  }
  return letters;
}

}  // namespace benefit::identity
