// The queue of cases on the command line: pages of it, the next case, why it comes first, papers.
#pragma once

#include "daemon/cli/invocation.hpp"
#include "daemon/cli/session.hpp"

namespace benefit::cli {

/// `case list`. For people one page, and on standard error how to go on; as JSON and CSV every page, unless
/// --limit says how many. Gives the exit status; throws Failure, as all of these.
int list_cases(Session& session, const Invocation& invocation);

/// `case next`: for people the case in full, which reads it; otherwise the case as it was taken.
int take_next_case(Session& session, const Invocation& invocation);

/// `today`, `case why-first`: the sentences of the reply's "lines".
int show_lines(Session& session, const Invocation& invocation);

/// `case attach`. Throws Failure: too_large before anything is sent.
int attach_file(Session& session, const Invocation& invocation);

/// `case attachment save`: a new file that only its owner may read. Throws Failure: corrupt when what came is
/// not what the SHA-256 says.
int save_attachment(Session& session, const Invocation& invocation);

}  // namespace benefit::cli
