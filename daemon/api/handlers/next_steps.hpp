// What the asking officer could do with a case at this moment.
#pragma once

#include "daemon/api/request.hpp"
#include "daemon/api/services.hpp"
#include "verify/cases/on_file.hpp"

#include <boost/json/object.hpp>

namespace benefit::api::handlers {

/// Adds to the reply of a case
///   "steps"    each step: {"command","outcome","hurts","refusal"}; `case decide` once for each
///              outcome, which is null for other commands; `refusal` is the error that it would meet whatever is
///              written in it, or null
///   "letters"  each letter: {"kind","to","waits","refusal"}
///   "next"     the commands that are of use now and would not be refused, ready to be typed
void add_next_steps(boost::json::object& reply, const cases::Situation& situation, const Request& request,
                    const Services& services);

}  // namespace benefit::api::handlers
