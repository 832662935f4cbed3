// `photo enrol`, `collection submit`: each row of a manifest is one request with its photo.
#pragma once

#include "daemon/cli/invocation.hpp"
#include "daemon/cli/session.hpp"

#include <string>

#include <boost/json/array.hpp>

namespace benefit::cli {

/// Hands in row after row on one connection. A row that cannot be handed in, or that the service refuses, is
/// reported with its line and reason, and the rest goes on. The same manifest again changes nothing. Gives
/// the exit status: that of bad_input when a row failed. Throws Failure when there is no going on.
int submit_manifest(Session& session, const Invocation& invocation);

/// What the rows came to, one line for each field that tells: "state: 12 new, 3 failed".
std::string submission_summary(const boost::json::array& rows);

}  // namespace benefit::cli
