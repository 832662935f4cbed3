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
/// A value of a reply that is always one of a few ("withdrawn", "resident_pension", "police (公安部门)") as a
/// person reads it; all others come back as they are.
std::string translated_value(std::string_view text, Language language);
/// The same where a field gives it another meaning: "kind.missing" is a person, "missing" a file.
std::string translated_value(std::string_view field, std::string_view text, Language language);
/// The field of a reply (its dotted path) holds one of a few words of ours, never what somebody wrote.
bool is_coded(std::string_view field);
/// What an error says, its values filled in already: the translation whose English has these words in these
/// places ("there is no case 4" after "there is no case {}", context "error"), the values put into it. Of a
/// text of several messages ("column 1 is unknown; column 'name' is missing") each is translated. As it is
/// when there is none.
std::string translated_message(std::string_view english, Language language);
/// Where the error lies: "roll.xlsx, sheet '明细', line 3", a name or a message between commas.
std::string translated_place(std::string_view english, Language language);
/// The catalogue knows the text in that context ("" for none).
bool is_translated(std::string_view context, std::string_view english);

}  // namespace benefit::api
