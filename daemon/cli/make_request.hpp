// From a command's row in the table and its values to the HTTP request.
#pragma once

#include "daemon/cli/invocation.hpp"
#include "daemon/cli/service.hpp"

#include <string>

#include <boost/json/object.hpp>

namespace benefit::cli {

/// The command's path with its parameters filled in, percent-encoded, and what is left of them as the query
/// when the transport puts them there (get, upload).
std::string target_of(const Invocation& invocation);

/// A get or post command as a request. Parameters that benefitctl uses itself are left out. Throws
/// Failure(bad_request) that names the parameter whose value is not UTF-8, of a text file its line too; so do
/// the two others.
Request make_request(const Invocation& invocation);

/// What a post command sends: parameters that are not in the path, numbers as numbers, flags as true.
boost::json::object body_of(const Invocation& invocation);

/// A key for one step that was agreed to (`--request`): repeated under it after a broken connection, the step
/// changes nothing a second time.
std::string new_request_key();

}  // namespace benefit::cli
