// Rows of a reply as CSV for spreadsheets and programs (RFC 4180, but lines end with LF).
#pragma once

#include "daemon/api/command.hpp"

#include <string>
#include <vector>

#include <boost/json/array.hpp>

namespace benefit::cli {

/// The columns' field names, then the rows. Texts are guarded against formulas, numbers and money are not.
std::string csv_text(const std::vector<api::Column>& columns, const boost::json::array& rows);

/// A reply that is one object: a line for each value in it, as its dotted path ("findings.0.check") and the
/// value.
std::string csv_text(const boost::json::object& reply);

}  // namespace benefit::cli
