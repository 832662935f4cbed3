// A reply in the format that was asked for.
#pragma once

#include "daemon/cli/invocation.hpp"
#include "daemon/cli/session.hpp"

#include <functional>
#include <string>

#include <boost/json/object.hpp>

namespace benefit::cli {

/// JSON: the reply as it is. CSV: the rows that the table names, or each field when there are none. Human:
/// `page`, or when there is none the table of rows, or the fields.
void show_reply(Session& session, const Invocation& invocation, const boost::json::object& reply,
                const std::function<std::string()>& page = nullptr);

/// The table of the command's rows; says on standard error when there are none.
void show_rows(Session& session, const api::Command& command, const boost::json::array& rows);

/// Every field of a reply that is one object, nested ones by their dotted path.
std::string fields_page(const boost::json::object& reply, Style style);

}  // namespace benefit::cli
