// `match link`: which rows of two lists are of one person, without the service.
#pragma once

#include "daemon/cli/invocation.hpp"
#include "daemon/cli/match_tools.hpp"
#include "daemon/cli/page.hpp"
#include "daemon/cli/session.hpp"
#include "verify/match/link.hpp"

#include <string>
#include <vector>

#include <boost/json/object.hpp>

namespace benefit::cli {

/// Gives the exit status.
int link_lists(Session& session, const Invocation& invocation);

/// {"left_rows","right_rows","left_uneven","right_uneven","left_traits","right_traits","pairs","links","to_look_at","plan","expected","rounds","keys","stages","out"}
/// (see match_run.hpp). "links" are at or above link_probability, "to_look_at" between it and
/// look_probability.
boost::json::object link_run_json(const match::LinkRun& run, match::RowIndex left_rows,
                                  match::RowIndex right_rows, const std::vector<Stage>& stages);

std::string link_run_page(const boost::json::object& run, Style style);

}  // namespace benefit::cli
