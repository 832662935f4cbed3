// `models add` and `models remove`: the agency's own networks in the models folder, and the list of them
// there (face::added_list).
#pragma once

#include "daemon/cli/invocation.hpp"
#include "daemon/cli/session.hpp"

namespace benefit::cli {

/// Copies the file into the folder, then lists it: only what is listed is used. A program that is killed in
/// between leaves a file that the same command, given again, finds and lists. What is there already is not
/// written again. Throws Failure: bad_input and too_large (the file is no network of a known shape),
/// bad_request (its name or weight), conflict (another network or file of that name is there), busy,
/// not_found, io, disk_full; then the set is as it was.
int add_model(Session& session, const Invocation& invocation);

/// Takes the network off the list, then deletes its file. Throws Failure: conflict (it is a shipped one),
/// not_found, bad_input (the list), busy, io.
int remove_model(Session& session, const Invocation& invocation);

}  // namespace benefit::cli
