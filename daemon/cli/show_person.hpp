// `person show`: everything on file about one person, on one page.
#pragma once

#include "daemon/cli/invocation.hpp"
#include "daemon/cli/session.hpp"
#include "daemon/cli/terminal.hpp"

#include <string>

#include <boost/json/object.hpp>

namespace benefit::cli {

/// Gives the exit status.
int show_person(Session& session, const Invocation& invocation);

/// Kinds of facts that there are none of are left out. Of the payments the newest twelve are listed, and the
/// sums of each scheme.
std::string person_page(const boost::json::object& reply, const Terminal& terminal);

}  // namespace benefit::cli
