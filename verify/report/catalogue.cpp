#include "verify/report/catalogue.hpp"

#include "zh_CN_catalogue.hpp"

#include <algorithm>
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
std::locale chinese_locale() {
  gettext::messages_info info;
  info.language = "zh";
  info.country = "CN";
  info.encoding = "UTF-8";
  info.domains.emplace_back("benefit");
  info.paths.emplace_back("embedded");
  info.callback = [](const std::string&, const std::string&) {
    return std::vector<char>(std::begin(embedded::zh_CN_catalogue), std::end(embedded::zh_CN_catalogue));
  };
  return {std::locale::classic(), gettext::create_messages_facet<char>(info)};
}

/// gettext counts in int, and all that it asks is which form a count takes.
int gettext_count(std::int64_t count) {
  return static_cast<int>(std::clamp<std::int64_t>(count, 0, std::numeric_limits<int>::max()));
}

}  // namespace

std::string translate(const Message& message, Language language, std::int64_t count) {
  if (language == Language::english)
    return message.plural != nullptr && count != 1 ? message.plural : message.english;
  static const std::locale chinese = chinese_locale();
  const std::string context(message.code);
  if (message.plural == nullptr) return boost::locale::pgettext(context.c_str(), message.english, chinese);
  return boost::locale::npgettext(context.c_str(), message.english, message.plural, gettext_count(count),
                                  chinese);
}

}  // namespace benefit::report
