// `face evaluate-attacks`: how many pictures and screens F3 would notice, and how many people it would
// bother, on a folder of labelled photos, without the service.
#pragma once

#include "daemon/cli/invocation.hpp"
#include "daemon/cli/session.hpp"
#include "daemon/cli/terminal.hpp"
#include "verify/face/presentation_attack/evaluate_attacks.hpp"

#include <string>

#include <boost/json/object.hpp>

namespace benefit::cli {

/// Gives the exit status.
int evaluate_attacks(Session& session, const Invocation& invocation);

/// {"live":LIVE|null,"attacks":{kind:ATTACK}}; both have "photos","not_assessable","suspected"; LIVE has
/// "bpcer", an ATTACK "apcer" (shares from 0 to 1, null when none was assessed), and both "low" and "high",
/// its exact 95 % interval.
boost::json::object attacks_json(const face::AttackEvaluation& evaluation);

std::string attacks_page(const boost::json::object& evaluation, Style style);

}  // namespace benefit::cli
