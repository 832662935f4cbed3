// `match dedupe`: which rows of one list are of one person, without the service.
#pragma once

#include "daemon/cli/invocation.hpp"
#include "daemon/cli/match_tools.hpp"
#include "daemon/cli/page.hpp"
#include "daemon/cli/session.hpp"
#include "verify/match/dedupe.hpp"

#include <string>
#include <vector>

#include <boost/json/object.hpp>

namespace benefit::cli {

/// Gives the exit status.
int dedupe_list(Session& session, const Invocation& invocation);

/// The columns of a clusters file, in order. A line is a row of a cluster: "cluster_id" is the first record
/// ID of the cluster, "joined_to" the other row of the pair by which this one was joined.
const std::vector<std::string>& clusters_columns();

/// {"rows","uneven","traits","clusters","clustered_rows","pairs_linked","to_look_at","refused","pairs","plan","expected","rounds",
/// "keys","stages","out","pairs_out"} (see match_run.hpp). "refused" are links that a constraint kept apart.
boost::json::object dedupe_run_json(const match::DedupeRun& run, match::RowIndex rows,
                                    const std::vector<Stage>& stages);

std::string dedupe_run_page(const boost::json::object& run, Style style);

}  // namespace benefit::cli
