// `match explain`: why two rows are, or are not, of one person, without the service.
#pragma once

#include "daemon/cli/invocation.hpp"
#include "daemon/cli/page.hpp"
#include "daemon/cli/session.hpp"

#include <string>

#include <boost/json/object.hpp>

namespace benefit::cli {

/// Gives the exit status.
int explain_match(Session& session, const Invocation& invocation);

/// The reply
/// {"left","right","probability","weight","verdict","terms":[{"field","level","weight","left","right","sentence",
/// "sentence_zh"}],"rivals":[{"left_id","right_id","probability","weight"}]} as a page: the terms as a
/// waterfall, each with its sentence. `chinese`: the sentences' language.
std::string explanation_page(const boost::json::object& explanation, bool chinese, Style style);

}  // namespace benefit::cli
