// `feed describe` and `feed template`: what the feeds hold, from the catalogue, without the service.
#pragma once

#include "daemon/cli/invocation.hpp"
#include "daemon/cli/session.hpp"

#include <string_view>

#include <boost/json/object.hpp>

namespace benefit::cli {

/// Gives the exit status.
int describe_feeds(Session& session, const Invocation& invocation);

/// Prints a delivery of two example rows that `feed import` takes. Gives the exit status.
int print_template(Session& session, const Invocation& invocation);

/// One feed, or all when `name` is empty:
/// {"feeds":[{"feed","title","supplier","what_for"}],"columns":[{"feed",
/// "column","aliases","form","required","meaning","example"}]}; required is "value" (a row without it is
/// refused), "column" (the column has to be there) or "no". Throws Failure(bad_request) for an unknown feed.
boost::json::object description_of(std::string_view name);

}  // namespace benefit::cli
