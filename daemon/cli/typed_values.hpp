// Values that are read from standard input instead of the command line: an ID number stays out of the process
// list, a long note out of the shell's quoting.
#pragma once

#include "daemon/cli/invocation.hpp"
#include "daemon/cli/session.hpp"

namespace benefit::cli {

/// Replaces a "-" given for an ID number or a free text by what standard input holds, without blanks and line
/// breaks at its ends, and a text file's name by its text. Throws Failure(bad_request) when it holds nothing,
/// or is wanted twice; those of read_file.
void read_typed_values(Session& session, Invocation& invocation);

}  // namespace benefit::cli
