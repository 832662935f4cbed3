// `face reuse`: how surely edited copies are found, over a list of photos, without the service.
#pragma once

#include "daemon/cli/invocation.hpp"
#include "daemon/cli/session.hpp"
#include "daemon/cli/terminal.hpp"
#include "verify/face/evaluate_copies.hpp"

#include <string>

#include <boost/json/object.hpp>

namespace benefit::cli {

/// Gives the exit status.
int evaluate_copies(Session& session, const Invocation& invocation);

/// {"photos","not_opened","without_face","single":TRIALS,"double":TRIALS,"edits":{name: TRIALS},
/// "same_person":OTHERS,"other_people":OTHERS,"same_chair":OTHERS,"taken_for_copies":[{"first","second","misfit"}]};
/// TRIALS = "made","looked_up","found"; OTHERS = "comparisons","hits","least_misfit" (null: none could be
/// laid over the other).
boost::json::object copies_json(const face::CopyEvaluation& evaluation);

std::string copies_page(const boost::json::object& evaluation, Style style);

}  // namespace benefit::cli
