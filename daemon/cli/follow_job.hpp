// Watching a job of the service until it ends.
#pragma once

#include "daemon/cli/session.hpp"

#include <cstdint>
#include <optional>

#include <boost/json/object.hpp>

namespace benefit::cli {

/// Shows phase, progress, rate and time left meanwhile. Gives the job as GET /v1/jobs/{job} replies once it
/// has ended, well or badly. nullopt: the operator pressed Ctrl-C; the job goes on, and it has been said how
/// to watch it again. Throws Failure when the service goes away; the message says that the job outlives that.
std::optional<boost::json::object> follow_job(Session& session, std::int64_t job);

/// Throws the job's error as a Failure unless it is done.
void require_done(const boost::json::object& job);

}  // namespace benefit::cli
