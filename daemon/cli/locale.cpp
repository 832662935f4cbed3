#include "daemon/cli/locale.hpp"

#include <algorithm>
#include <clocale>
#include <cstring>
#include <langinfo.h>
#include <string_view>

namespace benefit::cli {

void set_utf8_locale() {
  const bool known = std::setlocale(LC_CTYPE, "") != nullptr;
  if (!known || std::strcmp(nl_langinfo(CODESET), "UTF-8") != 0) std::setlocale(LC_CTYPE, "C.UTF-8");
}

std::string accept_language(const std::function<const char*(const char*)>& environment) {
  for (const char* variable : {"LC_ALL", "LC_MESSAGES", "LANG"}) {
    const char* value = environment(variable);
    if (value == nullptr || *value == '\0') continue;
    const std::string_view locale = value;  // zh_CN.UTF-8@modifier
    std::string language(locale.substr(0, locale.find_first_of(".@")));
    std::replace(language.begin(), language.end(), '_', '-');
    const bool tag = std::all_of(language.begin(), language.end(), [](char c) {
      return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-';
    });
    return !tag || language == "C" || language == "POSIX" || language.empty() ? "en" : language;
  }
  return "en";
}

std::optional<std::string> known_language(std::string_view name) {
  const std::string_view language = name.substr(0, name.find_first_of("_-.@"));
  if (language == "zh" || language == "en") return std::string(language);
  return std::nullopt;
}

std::string language_wanted(const std::vector<std::string>& arguments,
                            const std::function<const char*(const char*)>& environment) {
  constexpr std::string_view option = "--lang", with_value = "--lang=";
  for (std::size_t i = 0; i < arguments.size() && arguments[i] != "--"; ++i) {
    std::string_view value;
    if (arguments[i] == option && i + 1 < arguments.size()) value = arguments[i + 1];
    if (arguments[i].starts_with(with_value))
      value = std::string_view(arguments[i]).substr(with_value.size());
    if (auto language = known_language(value)) return *std::move(language);
  }
  return accept_language(environment);
}

}  // namespace benefit::cli
