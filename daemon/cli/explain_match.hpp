// `match explain`: why two rows are, or are not, of one person, without the service.
#pragma once

#include "daemon/cli/invocation.hpp"
#include "daemon/cli/page.hpp"
#include "daemon/cli/session.hpp"
#include "verify/report/sentences.hpp"

#include <string>

#include <boost/json/object.hpp>

namespace benefit::cli {

/// Gives the exit status.
int explain_match(Session& session, const Invocation& invocation);

/// The reply
/// {"left","right","probability","weight","verdict","notes":[{"code","sentence","sentence_zh"}],"terms":[{"field","level","weight","left","right","sentence",
/// "sentence_zh"}],"rivals":[{"left_id","right_id","probability","weight"}]} as a page: the terms as a
/// waterfall, each with its sentence. The verdict may be not_compared.
std::string explanation_page(const boost::json::object& explanation, report::Language language, Style style);

}  // namespace benefit::cli
