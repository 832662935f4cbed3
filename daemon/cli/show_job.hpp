// What a job came to.
#pragma once

#include "daemon/cli/invocation.hpp"
#include "daemon/cli/session.hpp"

#include <string>

#include <boost/json/object.hpp>

namespace benefit::cli {

/// `verify run`: starts a verification, watches it, shows what it found. Gives the exit status.
int run_verification(Session& session, const Invocation& invocation);

/// A command that starts a job: starts it, watches it, shows its result field by field. Gives the exit status.
int run_job(Session& session, const Invocation& invocation);

/// `job watch`: watches a job and shows how it ended. Gives the exit status; throws the job's error.
int watch_job(Session& session, const Invocation& invocation);

/// `job pause`, `job resume`, `job cancel`: says what the job is then. Gives the exit status.
int wish_of_job(Session& session, const Invocation& invocation);

/// A verification's result, {"as_of","subjects","changes","checks","cases"}: what was checked, how many
/// findings are new, changed and withdrawn, a table of the checks, the cases; of a past day the first findings,
/// and how to get the others, which only this job has.
std::string verification_page(const boost::json::object& result, std::int64_t job, const Terminal& terminal);

}  // namespace benefit::cli
