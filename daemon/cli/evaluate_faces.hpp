// `face evaluate`: accuracy over a list of photo pairs, without the service.
#pragma once

#include "daemon/cli/invocation.hpp"
#include "daemon/cli/session.hpp"
#include "daemon/cli/terminal.hpp"
#include "verify/face/evaluate.hpp"

#include <string>

#include <boost/json/object.hpp>

namespace benefit::cli {

/// Gives the exit status.
int evaluate_faces(Session& session, const Invocation& invocation);

/// {"pairs","genuine","impostor","genuine_unscored","impostor_unscored","photos","photos_per_second",
/// "failures_to_acquire":{reason: photos}, FIGURES of the fused score, "normalised":FIGURES,
/// "networks":{a network's name:FIGURES}}; FIGURES = "tar_at_far_1","tar_at_far_0_1","best_accuracy"
/// (shares from 0 to 1) and "thresholds":{"far_1", "far_0_1","best"}; null where there are no pairs to tell.
/// "errors_by_quality":{component:[{"from","pairs","not_same","different"}]}: pairs of one person by the
/// worse photo's component value, in steps of ten. A pair with a photo that is not assessable is not scored.
/// `networks`: the names of evaluation.networks.
boost::json::object evaluation_json(const face::Evaluation& evaluation,
                                    const std::vector<std::string>& networks);

std::string evaluation_page(const boost::json::object& evaluation, Style style);

}  // namespace benefit::cli
