// benefitctl check explain.
#pragma once

#include "daemon/cli/invocation.hpp"
#include "daemon/cli/session.hpp"

#include <string>

#include <boost/json/object.hpp>

namespace benefit::cli {

/// The provision in its own words, its citation, our reading of it in the reader's language, what data the
/// check needs and what it cannot see. With -o json our reading is there in both languages.
int explain_check(Session& session, const Invocation& invocation);

/// `check`: the reply of `check explain`. `columns`: where lines are broken; 0: not at all.
std::string check_page(const boost::json::object& check, Style style, std::size_t columns);

}  // namespace benefit::cli
