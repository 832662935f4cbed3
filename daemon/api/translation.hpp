// What the command line says, in the reader's language. The sources hold the English; the Chinese is in
// daemon/po/zh_CN.po, compiled in. A text without a translation stays English
// (tests/unit/cli/translations_test.cpp and tests/unit/house/translations_test.py notice it).
#pragma once

#include "verify/report/language.hpp"

#include <string>
#include <string_view>

namespace benefit::api {

using report::Language;

/// A text of the tables of commands and errors, or a literal of daemon/cli.
std::string translated(std::string_view english, Language language);
/// The same words may need others above a column ("from").
std::string translated_heading(std::string_view english, Language language);
/// A coded value of a reply ("withdrawn", "resident_pension") as a person reads it; what is no code, or an
/// unknown one, comes back as it is.
std::string translated_value(std::string_view code, Language language);
/// The catalogue knows the text in that context ("" for none).
bool is_translated(std::string_view context, std::string_view english);

}  // namespace benefit::api
