// `backup create` and `backup verify`.
#pragma once

#include "daemon/cli/invocation.hpp"
#include "daemon/cli/session.hpp"

#include <string>

#include <boost/json/object.hpp>

namespace benefit::cli {

/// Has the service make or verify a backup and follows the job.
int work_on_backup(Session& session, const Invocation& invocation);

/// What the backup holds. `result` is that of its job.
std::string backup_page(const boost::json::object& result);

}  // namespace benefit::cli
