// Everything on file about one person, as JSON.
#pragma once

#include "daemon/api/json/batch.hpp"
#include "verify/types/subject.hpp"

#include <boost/json/object.hpp>

namespace benefit::api {

/// The facts alone; findings, cases and the enrolled photo are added by who asks for them. Every fact carries
/// its source.
boost::json::object to_json(const SubjectFacts& facts, SourceWriter& sources);

}  // namespace benefit::api
