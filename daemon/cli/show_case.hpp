// `case show` and the steps on a case.
#pragma once

#include "daemon/cli/invocation.hpp"
#include "daemon/cli/session.hpp"

#include <string>

#include <boost/json/object.hpp>

namespace benefit::cli {

/// The page of the case; on a terminal with its photos. Gives the exit status.
int show_case(Session& session, const Invocation& invocation);

/// `case take|note|decide`: does the step and shows the case's head. `case decide` asks first when the
/// outcome hurts the recipient. Gives the exit status.
int step_on_case(Session& session, const Invocation& invocation);

/// The case's photos as they fit on the terminal, the enrolled one first, then those at issue; empty when none
/// can be shown. Each look at one goes on record.
std::string draw_photos(Session& session, const boost::json::object& one_case);

/// `photo show`: draws the photo on a terminal; elsewhere it says how large it is.
int show_photo(Session& session, const Invocation& invocation);

}  // namespace benefit::cli
