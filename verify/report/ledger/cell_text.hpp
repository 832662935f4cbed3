// Cells as text.
#pragma once

#include "verify/report/language.hpp"
#include "verify/report/ledger/cell.hpp"
#include "verify/report/place_names.hpp"

#include <optional>
#include <string>
#include <string_view>

namespace benefit::report {

/// For programs: codes, yuan with two decimals, ISO 8601. Tags as "dibao 2017-01-01/2018-06-30", without an
/// end "dibao 2017-01-01/"; rows as "BATCH:LINE"; shortfalls as "certified 3/5". Several are parted by "; ".
std::string code_text(const Cell& cell);
/// For people, in their language: words instead of codes, counties by name as far as it is known.
std::string word_text(const Cell& cell, Language language, const PlaceNames& places = {});

/// "Enrolled on", for "enrolled_on".
std::string column_title(std::string_view field, Language language);
/// The message "ledger.TITLE".
std::string ledger_title(std::string_view title, Language language);

}  // namespace benefit::report
