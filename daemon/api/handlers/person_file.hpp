// Everything on file about one person, gathered for a reply.
#pragma once

#include "daemon/api/services.hpp"
#include "verify/report/language.hpp"
#include "verify/types/error.hpp"

#include <optional>

#include <boost/json/object.hpp>

namespace benefit::api::handlers {

/// What `person show` replies, and `person report` begins with. `as_of`: what was known at the end of that day;
/// nullopt: now. Nothing is put on record here. Error: not_found.
Expected<boost::json::object> person_file(CitizenId id, std::optional<Day> as_of, const Services& services,
                                          report::Language language);

}  // namespace benefit::api::handlers
