// Rows of a reply as a table for people: columns lined up by width on the screen, Chinese characters too.
#pragma once

#include "daemon/api/command.hpp"
#include "daemon/cli/terminal.hpp"

#include <string>
#include <vector>

#include <boost/json/array.hpp>

namespace benefit::cli {

/// Headings and one line a row. On a terminal long texts are wrapped to its width; elsewhere nothing is cut.
/// LC_CTYPE has to be a UTF-8 locale (locale.hpp). Every row is an object.
std::string table_text(const std::vector<api::Column>& columns, const boost::json::array& rows,
                       const Terminal& terminal);

}  // namespace benefit::cli
