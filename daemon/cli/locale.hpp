// The operator's language and character set.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace benefit::cli {

/// Sets LC_CTYPE from the environment, or to C.UTF-8 where that is no UTF-8 locale: column widths of Chinese
/// characters depend on it. Called once, before any other thread.
void set_utf8_locale();

/// Accept-Language for the service, from LC_ALL, LC_MESSAGES, LANG in this order: "zh-CN"; "en" when none
/// says anything. `environment` is like std::getenv.
std::string accept_language(const std::function<const char*(const char*)>& environment);

/// "zh" or "en", of a name as --lang takes it: a language, or a locale ("zh_CN.UTF-8"). nullopt: any other.
std::optional<std::string> known_language(std::string_view name);

/// That of the option --lang, which counts for errors of the command line itself too and is therefore looked
/// for before it is parsed; else accept_language().
std::string language_wanted(const std::vector<std::string>& arguments,
                            const std::function<const char*(const char*)>& environment);

}  // namespace benefit::cli
