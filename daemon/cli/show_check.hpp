// benefitctl check explain.
#pragma once

#include "daemon/cli/invocation.hpp"
#include "daemon/cli/session.hpp"

namespace benefit::cli {

/// The provision in its own words, its citation, our reading of it in the reader's language, what data the
/// check needs and what it cannot see. With -o json our reading is there in both languages.
int explain_check(Session& session, const Invocation& invocation);

}  // namespace benefit::cli
