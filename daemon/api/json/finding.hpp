// Findings as JSON, with the sentences of the reader's language.
#pragma once

#include "daemon/api/json/batch.hpp"
#include "verify/report/language.hpp"
#include "verify/types/case_store.hpp"

#include <boost/json/array.hpp>
#include <boost/json/object.hpp>

namespace benefit::api {

/// `sources` is told of every row cited.
boost::json::object to_json(const StoredFinding& finding, report::Language language, SourceWriter& sources);

/// Adds "provision" and "citation": the place of the notice that the check enforces, and its words.
void add_provision(boost::json::object& finding, std::string_view check);

}  // namespace benefit::api
