// `feed rejects`: why rows were refused, and the rows themselves, ready to be mended.
#pragma once

#include "daemon/cli/invocation.hpp"
#include "daemon/cli/session.hpp"

namespace benefit::cli {

/// Human: a table of reasons. CSV, or human with --out: the refused rows with the file's own columns, as the
/// service writes them. Gives the exit status.
int show_rejects(Session& session, const Invocation& invocation);

}  // namespace benefit::cli
