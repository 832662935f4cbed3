// Tags on a person and how he stands in each scheme (C2), as JSON.
#pragma once

#include "daemon/api/json/batch.hpp"
#include "verify/types/subject.hpp"
#include "verify/types/time.hpp"

#include <boost/json/array.hpp>

namespace benefit::api {

/// All tags that begin by the day, each {"tag","from","to","holds","sources"}: `holds` on that day.
boost::json::array tags_json(const SubjectFacts& facts, Day as_of, SourceWriter& sources);
/// A row for each scheme of the roll, {"scheme","standing","enrolled_on","benefit_from","benefit_to"}, in
/// order of scheme, as of the month of that day.
boost::json::array standings_json(const SubjectFacts& facts, Day as_of);

}  // namespace benefit::api
