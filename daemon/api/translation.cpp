#include "daemon/api/translation.hpp"

#include "verify/report/catalogue.hpp"
#include "zh_CN_catalogue.hpp"

#include <algorithm>

namespace benefit::api {
namespace {

const report::Catalogue& chinese_catalogue() {
  static const report::Catalogue catalogue{embedded::zh_CN_catalogue};
  return catalogue;
}

std::string in_context(const char* context, std::string_view english, Language language) {
  std::string text(english);
  // The entry of the empty text is the catalogue's own header.
  if (language == Language::english || text.empty()) return text;
  return chinese_catalogue().find(context, text).value_or(text);
}

}  // namespace

std::string translated(std::string_view english, Language language) {
  return in_context("", english, language);
}

std::string translated_heading(std::string_view english, Language language) {
  return in_context("heading", english, language);
}

std::string translated_value(std::string_view code, Language language) {
  const bool is_code =
      std::all_of(code.begin(), code.end(), [](char c) { return (c >= 'a' && c <= 'z') || c == '_'; });
  return is_code ? in_context("value", code, language) : std::string(code);
}

bool is_translated(std::string_view context, std::string_view english) {
  return !english.empty() && chinese_catalogue().find(std::string(context), std::string(english)).has_value();
}

}  // namespace benefit::api
