// The translations, compiled into the program from po/*.po by gettext.
#pragma once

#include "verify/report/language.hpp"
#include "verify/report/messages.hpp"

#include <cstdint>
#include <string>

namespace benefit::report {

/// The message in that language, placeholders still open; in English where a translation is missing.
/// Thread-safe.
std::string translate(const Message& message, Language language, std::int64_t count = 1);

}  // namespace benefit::report
