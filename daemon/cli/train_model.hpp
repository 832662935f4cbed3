// `match train`: what lists show about their errors, kept as a model. Without the service.
#pragma once

#include "daemon/cli/invocation.hpp"
#include "daemon/cli/session.hpp"

namespace benefit::cli {

/// Gives the exit status. The reply is
/// {"out","lists":[{"file","rows","sha256"}],"pairs","rounds","expected"}.
int train_model(Session& session, const Invocation& invocation);

}  // namespace benefit::cli
