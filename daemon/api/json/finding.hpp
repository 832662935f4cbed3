// Findings as JSON, with the sentences of the reader's language.
#pragma once

#include "daemon/api/json/batch.hpp"
#include "verify/report/language.hpp"
#include "verify/types/case_store.hpp"

#include <vector>

#include <boost/json/array.hpp>
#include <boost/json/object.hpp>

namespace benefit::api {

/// Code and values as the store keeps them, and the sentence made of them, with the names of counties.
boost::json::array to_json(const std::vector<Reason>& reasons, report::Language language,
                           const report::PlaceNames& places = {});
/// `sources` is told of every row cited.
boost::json::array to_json(const std::vector<Citation>& citations, SourceWriter& sources);

/// `sources` is told of every row cited.
boost::json::object to_json(const StoredFinding& finding, report::Language language, SourceWriter& sources);

/// Adds "provision" and "citation": the place of the notice that the check enforces, and its words.
void add_provision(boost::json::object& finding, std::string_view check);

}  // namespace benefit::api
