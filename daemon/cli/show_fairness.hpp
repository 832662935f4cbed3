// `report fairness`: how right the checks are, for whom, and what they miss.
#pragma once

#include "daemon/cli/invocation.hpp"
#include "daemon/cli/session.hpp"

#include <string>

#include <boost/json/object.hpp>

namespace benefit::cli {

/// The whole report for a person. The table of groups has the columns of `command`.
std::string fairness_page(const boost::json::object& report, const api::Command& command,
                          const Terminal& terminal);

int show_fairness(Session& session, const Invocation& invocation);

}  // namespace benefit::cli
