#include "verify/report/catalogue.hpp"

#include "zh_CN_catalogue.hpp"

#include <algorithm>
#include <cstring>
#include <limits>
#include <locale>
#include <memory>
#include <vector>

#include <boost/locale/gnu_gettext.hpp>
#include <boost/locale/message.hpp>

namespace benefit::report {
namespace {

namespace gettext = boost::locale::gnu_gettext;

/// A locale that has only the catalogue: nothing of the system's locales, which a bare Debian has not
/// generated.
std::locale chinese_locale(std::span<const unsigned char> mo) {
  gettext::messages_info info;
  info.language = "zh";
  info.country = "CN";
  info.encoding = "UTF-8";
  info.domains.emplace_back("benefit");
  info.paths.emplace_back("embedded");
  info.callback = [mo](const std::string&, const std::string&) {
    return std::vector<char>(mo.begin(), mo.end());
  };
  return {std::locale::classic(), gettext::create_messages_facet<char>(info)};
}

/// gettext counts in int, and all that it asks is which form a count takes.
int gettext_count(std::int64_t count) {
  return static_cast<int>(std::clamp<std::int64_t>(count, 0, std::numeric_limits<int>::max()));
}

}  // namespace

Catalogue::Catalogue(std::span<const unsigned char> mo) : mo_(mo), locale_(chinese_locale(mo)) {}

std::optional<std::string> Catalogue::find(const std::string& context, const std::string& english) const {
  using Facet = boost::locale::message_format<char>;
  const char* const found =
      std::use_facet<Facet>(locale_).get(0, context.empty() ? nullptr : context.c_str(), english.c_str());
  return found == nullptr ? std::nullopt : std::optional<std::string>(found);
}

std::string Catalogue::find(const std::string& context, const char* english, const char* plural,
                            std::int64_t count) const {
  return boost::locale::npgettext(context.c_str(), english, plural, gettext_count(count), locale_);
}

/// https://www.gnu.org/software/gettext/manual/html_node/MO-Files.html: the fourth word says where the table
/// of English texts begins, each row of which is a length and an offset. Context and text are parted by an
/// EOT.
std::vector<std::string> Catalogue::texts_of(std::string_view context) const {
  const auto word = [this](std::size_t at) {
    std::uint32_t value = 0;
    std::memcpy(&value, mo_.data() + at, sizeof value);
    return value;
  };
  std::vector<std::string> texts;
  for (std::size_t i = 0; i < word(8); ++i) {
    const std::size_t row = word(12) + 8 * i;
    const std::string text(reinterpret_cast<const char*>(mo_.data()) + word(row + 4), word(row));
    const std::size_t parting = text.find('\4');
    if (parting != std::string::npos && text.substr(0, parting) == context)
      texts.push_back(text.substr(parting + 1));
  }
  return texts;
}

namespace {

const Catalogue& chinese_sentences() {
  static const Catalogue catalogue{embedded::zh_CN_catalogue};
  return catalogue;
}

}  // namespace

std::string translate(const Message& message, Language language, std::int64_t count) {
  if (language == Language::english)
    return message.plural != nullptr && count != 1 ? message.plural : message.english;
  const std::string context(message.code);
  if (message.plural == nullptr) return translate(context, message.english, language);
  return chinese_sentences().find(context, message.english, message.plural, count);
}

std::string translate(const std::string& context, std::string_view english, Language language) {
  std::string text(english);
  return language == Language::english ? text : chinese_sentences().find(context, text).value_or(text);
}

}  // namespace benefit::report
