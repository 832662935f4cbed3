// Rows of a reply as a table for people: columns lined up by width on the screen, Chinese characters too.
#pragma once

#include "daemon/api/command.hpp"
#include "daemon/cli/terminal.hpp"

#include <string>
#include <vector>

#include <boost/json/array.hpp>

namespace benefit::cli {

/// Headings and one line a row. On a terminal sentences are broken at words to fit its width, and where that
/// is not enough each row is a paragraph of its own, "heading: value" on a line each, without those that are
/// empty; elsewhere nothing is broken. Codes, numbers, days and names are never broken.
/// LC_CTYPE has to be a UTF-8 locale (locale.hpp). Every row is an object.
std::string table_text(const std::vector<api::Column>& columns, const boost::json::array& rows,
                       const Terminal& terminal);

}  // namespace benefit::cli
