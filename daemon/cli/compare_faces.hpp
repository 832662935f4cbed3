// `face compare`: two photo files, without the service.
#pragma once

#include "daemon/cli/invocation.hpp"
#include "daemon/cli/session.hpp"
#include "daemon/cli/terminal.hpp"
#include "verify/face/manifest.hpp"
#include "verify/types/photo.hpp"

#include <string>

#include <boost/json/object.hpp>

namespace benefit::cli {

/// Gives the exit status: that of bad_image when a photo could not even be opened. A photo without a face is
/// an outcome like others.
int compare_faces(Session& session, const Invocation& invocation);

/// {"outcome","certifies","model_set","scores":{a distance for each network by its name, and "fused"} (null
/// when not assessable),"thresholds":{"same","different"}|null,"first":PHOTO,"second":PHOTO}; PHOTO =
/// {"file","width","height",
/// "faces","box":{"left","top","width","height"}|null,"not_assessable":reason|null,"detail"}.
boost::json::object comparison_json(const FaceComparison& comparison, const face::Manifest& manifest,
                                    const FaceMeasurement& first, const FaceMeasurement& second);

std::string comparison_page(const boost::json::object& comparison, Style style);

}  // namespace benefit::cli
