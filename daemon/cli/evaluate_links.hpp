// `match evaluate`: links held against the truth, without the service.
#pragma once

#include "daemon/cli/invocation.hpp"
#include "daemon/cli/page.hpp"
#include "daemon/cli/session.hpp"
#include "verify/match/link_accuracy.hpp"

#include <string>

#include <boost/json/object.hpp>

namespace benefit::cli {

/// Gives the exit status.
int evaluate_links(Session& session, const Invocation& invocation);

/// {"findable","unfindable","links","best":FIGURES,"at_precision":FIGURES,"at_probability":[FIGURES],
/// "by_error":[{"error","pairs","found","recall"}],"calibration":[{"links","mean_probability","share_true"}],
/// "expected_calibration_error"}; FIGURES = "probability","precision","recall","f1".
boost::json::object accuracy_json(const match::LinkAccuracy& accuracy);

std::string accuracy_page(const boost::json::object& accuracy, Style style);

}  // namespace benefit::cli
