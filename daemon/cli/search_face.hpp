// `benefitctl face search` and `face dedupe`: one face among many.
#pragma once

#include "daemon/cli/invocation.hpp"
#include "daemon/cli/session.hpp"

#include <string>

#include <boost/json/object.hpp>

namespace benefit::cli {

/// Sends the photo and shows whom it looks like.
int search_face(Session& session, const Invocation& invocation);
/// Starts the job and follows it to its end.
int dedupe_faces(Session& session, const Invocation& invocation);

/// What a `dedupe_faces` job came to.
std::string dedupe_page(const boost::json::object& result);

}  // namespace benefit::cli
