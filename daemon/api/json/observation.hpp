// Observations about things as JSON, with the sentences of the reader's language.
#pragma once

#include "daemon/api/json/batch.hpp"
#include "verify/report/language.hpp"
#include "verify/types/observation_store.hpp"

#include <boost/json/object.hpp>

namespace benefit::api {

/// `sources` is told of every row cited.
boost::json::object to_json(const StoredObservation& observation, report::Language language,
                            SourceWriter& sources);

}  // namespace benefit::api
