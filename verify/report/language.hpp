// The languages that the product speaks.
#pragma once

#include <cstdint>
#include <string_view>

namespace benefit::report {

enum class Language : std::uint8_t { english, chinese };

/// By the name of a POSIX locale or a language tag ("zh_CN.UTF-8", "zh-Hans"); English for everything else.
Language language_of(std::string_view locale_name);

}  // namespace benefit::report
