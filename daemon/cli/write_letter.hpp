// `letter preview`, `letter write`, `letter template`, and what is made as one file: `case dossier`, `person report`.
#pragma once

#include "daemon/cli/invocation.hpp"
#include "daemon/cli/session.hpp"

namespace benefit::cli {

/// Text to standard output, or a file to --to. Gives the exit status, as the others do.
int preview_letter(Session& session, const Invocation& invocation);

/// The file is opened before anything is written on the case, so that a place that cannot be written is
/// refused at once; what comes is kept among the case's papers too.
int write_letter(Session& session, const Invocation& invocation);

int print_letter_template(Session& session, const Invocation& invocation);

/// Saves the file that the reply carries.
int save_document(Session& session, const Invocation& invocation);

}  // namespace benefit::cli
