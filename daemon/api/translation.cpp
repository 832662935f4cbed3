#include "daemon/api/translation.hpp"

#include "verify/report/catalogue.hpp"
#include "verify/report/values.hpp"
#include "zh_CN_catalogue.hpp"

#include <algorithm>
#include <array>
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

/// What errors put between the parts of a composite text, and its Chinese.
struct Separator {
  std::string_view english, chinese;
};
constexpr Separator between_messages{"; ", "；"}, between_places{", ", "，"};

/// The parts of a text; what stands in quotation marks or brackets is never cut.
std::vector<std::string_view> parts_of(std::string_view text, const Separator& separator) {
  const auto is_letter = [&](std::size_t at) {
    return at < text.size() && std::isalnum(static_cast<unsigned char>(text[at])) != 0;
  };
  std::vector<std::string_view> parts;
  std::size_t start = 0, brackets = 0;
  bool quoted = false;
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (text[at] == '\'') {
      const bool apostrophe = at > 0 && is_letter(at - 1) && is_letter(at + 1);
      if (!apostrophe) quoted = !quoted;
    }
    if (!quoted && text[at] == '(') ++brackets;
    if (!quoted && text[at] == ')' && brackets > 0) --brackets;
    if (quoted || brackets > 0 || !text.substr(at).starts_with(separator.english)) continue;
    parts.push_back(text.substr(start, at - start));
    start = at + separator.english.size();
    at = start - 1;
  }
  parts.push_back(text.substr(start));
  return parts;
}

std::string chinese_text(std::string_view english, const Separator& separator, int depth);

/// What a sentence says of a coded value: "decided", "clerk, reviewer". As it is when a word is none.
std::string chinese_values(const std::string& text) {
  std::string said;
  for (const std::string_view word : parts_of(text, between_places)) {
    const auto known = chinese_catalogue().find("value", std::string(word));
    if (!known) return text;
    said += (said.empty() ? "" : "、") + *known;
  }
  return said;
}

/// What is to be typed stays as it is: a word in quotation marks, or a list of such words.
bool is_typed(const std::string& words_before) {
  return words_before.ends_with('\'') || words_before.ends_with("known: ") ||
         words_before.ends_with("one of ");
}

std::string chinese_of_value(const std::string& value, const Separator& separator, int depth) {
  std::string said = chinese_text(value, separator, depth);
  return said == value ? chinese_values(value) : said;
}

/// The text as one message of the catalogue; nullopt when there is none. A pattern has to have as many parts
/// as the text, so that no value swallows the neighbours. `depth`: how far values that are messages
/// themselves are translated.
std::optional<std::string> chinese_message(std::string_view english, const Separator& separator, int depth) {
  const std::string text(english);
  // A word by itself is a name: a parameter `file` is not what the key `file` of the review screen opens.
  const bool is_name = text.find(' ') == std::string::npos;
  if (auto found = chinese_catalogue().find("error", text)) return found;
  if (auto found = chinese_catalogue().find("", text); found && !is_name) return found;
  const std::size_t parts = parts_of(english, separator).size();
  for (const Pattern& pattern : patterns()) {
    auto values = values_in(text, pattern);
    if (!values || parts_of(pattern.english, separator).size() != parts) continue;
    for (std::size_t i = 0; depth > 0 && i < values->size(); ++i)
      if (!is_typed(pattern.words[i])) (*values)[i] = chinese_of_value((*values)[i], separator, depth - 1);
    return filled(chinese_catalogue().find("error", pattern.english).value_or(pattern.english), *values);
  }
  // "'yuan' is not a text in quotes": a message about what is named before it.
  if (const std::size_t named = text.find("' "); text.starts_with('\'') && named != std::string::npos)
    if (auto said = chinese_message(english.substr(named + 2), separator, depth))
      return text.substr(0, named + 1) + *said;
  return std::nullopt;
}

/// A text of several messages: at each place the longest run of parts that is one message. What is none stays
/// as it is.
std::string chinese_text(std::string_view english, const Separator& separator, int depth) {
  if (english.empty()) return {};
  const std::vector<std::string_view> parts = parts_of(english, separator);
  std::string text;
  bool last_known = true;
  for (std::size_t at = 0; at < parts.size();) {
    std::size_t end = parts.size();
    std::optional<std::string> known;
    for (; end > at; --end) {
      const char* const last = parts[end - 1].data() + parts[end - 1].size();
      const std::string_view run(parts[at].data(), static_cast<std::size_t>(last - parts[at].data()));
      if ((known = chinese_message(run, separator, depth))) break;
    }
    // Between two parts that are no messages, as in a path, the separator is theirs.
    if (at > 0) text += last_known || known ? separator.chinese : separator.english;
    text += known ? *known : std::string(parts[at]);
    last_known = known.has_value();
    at = std::max(end, at + 1);
  }
  return text;
}

/// How far values that are messages themselves are translated.
constexpr int depth_of_values = 2;

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
  field = field.substr(field.rfind('.') + 1);
  if (field == "supplier" || field == "suppliers" || field == "to")
    return report::supplier_words(text, language);
  const std::string of_field = std::string(field) + '.' + std::string(text);
  const bool has_its_own = language != Language::english && is_translated("value", of_field);
  return translated_value(has_its_own ? of_field : text, language);
}

std::string translated_message(std::string_view english, Language language) {
  return language == Language::english ? std::string(english)
                                       : chinese_text(english, between_messages, depth_of_values);
}

std::string translated_place(std::string_view english, Language language) {
  return language == Language::english ? std::string(english)
                                       : chinese_text(english, between_places, depth_of_values);
}

bool is_coded(std::string_view field) {
  constexpr auto coded = std::to_array<std::string_view>(
      {"basis",       "ended_because", "form",           "group",   "grouped_by", "how",      "kind",
       "letter_kind", "need",          "not_assessable", "outcome", "payer",      "registry", "relation",
       "reported_by", "required",      "role",           "scheme",  "standing",   "state",    "stratum",
       "strength",    "supplier",      "suppliers",      "tag",     "to",         "verdict"});
  return std::find(coded.begin(), coded.end(), field.substr(field.rfind('.') + 1)) != coded.end();
}

bool is_translated(std::string_view context, std::string_view english) {
  return !english.empty() && chinese_catalogue().find(std::string(context), std::string(english)).has_value();
}

}  // namespace benefit::api
