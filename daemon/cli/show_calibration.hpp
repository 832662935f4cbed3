// `face calibrate`, `face calibration show` and `face calibration sign`.
#pragma once

#include "daemon/cli/invocation.hpp"
#include "daemon/cli/session.hpp"

namespace benefit::cli {

/// Starts a calibration, follows it and shows what it found.
int calibrate_faces(Session& session, const Invocation& invocation);
/// Shows the calibration that the command answers with.
int show_calibration(Session& session, const Invocation& invocation);

}  // namespace benefit::cli
