// Lines of CSV files for spreadsheets and programs (RFC 4180, but lines end with LF).
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace benefit::report {

/// A text that a spreadsheet would take for a formula ("=HYPERLINK(...)") gets an apostrophe in front, as it
/// would by hand; others come back as they are.
std::string guarded_against_formulas(std::string_view text);

/// One line, with its line break. Fields are taken as they are.
std::string csv_line(const std::vector<std::string>& fields);

}  // namespace benefit::report
