#include "daemon/api/translation.hpp"

#include "verify/report/catalogue.hpp"
#include "zh_CN_catalogue.hpp"

#include <algorithm>
#include <cctype>
#include <charconv>
#include <optional>
#include <vector>

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

/// The English of a message of an error, cut at its placeholders.
struct Pattern {
  std::string english;
  std::vector<std::string> words;  ///< one more than placeholders
  std::size_t letters = 0;         ///< of the words: the more agree, the surer the pattern
};

Pattern cut(const std::string& english) {
  Pattern pattern{english, {""}};
  for (std::size_t at = 0; at < english.size(); ++at) {
    if (english[at] == '{' && english.find('}', at) != std::string::npos) {
      at = english.find('}', at);
      pattern.words.emplace_back();
    } else {
      pattern.words.back() += english[at];
      pattern.letters += std::isalpha(static_cast<unsigned char>(english[at])) ? 1 : 0;
    }
  }
  return pattern;
}

/// Those with placeholders, the surest first.
const std::vector<Pattern>& patterns() {
  static const std::vector<Pattern> all = [] {
    std::vector<Pattern> found;
    for (const std::string& english : chinese_catalogue().texts_of("error"))
      if (Pattern pattern = cut(english); pattern.words.size() > 1 && pattern.letters > 1)
        found.push_back(std::move(pattern));
    std::sort(found.begin(), found.end(),
              [](const Pattern& a, const Pattern& b) { return a.letters > b.letters; });
    return found;
  }();
  return all;
}

/// What stands in the pattern's places; nullopt when the text is another one.
std::optional<std::vector<std::string>> values_in(std::string_view text, const Pattern& pattern) {
  const std::string& first = pattern.words.front();
  const std::string& last = pattern.words.back();
  if (!text.starts_with(first) || !text.ends_with(last) || text.size() < first.size() + last.size())
    return std::nullopt;
  std::string_view rest = text.substr(first.size(), text.size() - first.size() - last.size());
  std::vector<std::string> values;
  for (std::size_t i = 1; i + 1 < pattern.words.size(); ++i) {
    const std::size_t at = rest.find(pattern.words[i]);
    if (at == std::string_view::npos) return std::nullopt;
    values.emplace_back(rest.substr(0, at));
    rest.remove_prefix(at + pattern.words[i].size());
  }
  values.emplace_back(rest);
  return values;
}

/// The translation with its placeholders filled: "{}" in order, "{1}" by number.
std::string filled(const std::string& translation, const std::vector<std::string>& values) {
  std::string text;
  std::size_t next = 0;
  for (std::size_t at = 0; at < translation.size(); ++at) {
    const std::size_t end = translation[at] == '{' ? translation.find('}', at) : std::string::npos;
    if (end == std::string::npos) {
      text += translation[at];
      continue;
    }
    std::size_t number = next++;
    std::from_chars(translation.data() + at + 1, translation.data() + end, number);
    if (number < values.size()) text += values[number];
    at = end;
  }
  return text;
}

/// `depth`: how far values that are messages themselves are translated.
std::string chinese_message(std::string_view english, int depth) {
  const std::string text(english);
  if (text.empty()) return text;
  for (const char* context : {"error", ""})
    if (auto found = chinese_catalogue().find(context, text)) return *std::move(found);
  for (const Pattern& pattern : patterns()) {
    auto values = values_in(text, pattern);
    if (!values) continue;
    if (depth > 0)
      for (std::string& value : *values) value = chinese_message(value, depth - 1);
    return filled(chinese_catalogue().find("error", pattern.english).value_or(pattern.english), *values);
  }
  return text;
}

}  // namespace

std::string translated(std::string_view english, Language language) {
  return in_context("", english, language);
}

std::string translated_heading(std::string_view english, Language language) {
  return in_context("heading", english, language);
}

std::string translated_value(std::string_view text, Language language) {
  return in_context("value", text, language);
}

std::string translated_value(std::string_view field, std::string_view text, Language language) {
  const std::string of_field = std::string(field.substr(field.rfind('.') + 1)) + '.' + std::string(text);
  const bool has_its_own = language != Language::english && is_translated("value", of_field);
  return translated_value(has_its_own ? of_field : text, language);
}

std::string translated_message(std::string_view english, Language language) {
  return language == Language::english ? std::string(english) : chinese_message(english, 2);
}

bool is_translated(std::string_view context, std::string_view english) {
  return !english.empty() && chinese_catalogue().find(std::string(context), std::string(english)).has_value();
}

}  // namespace benefit::api
