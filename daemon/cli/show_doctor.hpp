// `doctor`: what the service says of itself, and what can be seen while it is down.
#pragma once

#include "daemon/cli/invocation.hpp"
#include "daemon/cli/session.hpp"

#include <string>

#include <boost/json/object.hpp>

namespace benefit::cli {

/// Gives the exit status: that of `corrupt` when a part is broken, of `unavailable` when the service is down.
int show_doctor(Session& session, const Invocation& invocation);

/// `result` is that of an examination's job.
std::string doctor_page(const boost::json::object& result, const Terminal& terminal);

}  // namespace benefit::cli
