// Jobs as JSON.
#pragma once

#include "verify/report/language.hpp"
#include "verify/report/place_names.hpp"
#include "verify/types/job_store.hpp"

#include <boost/json/object.hpp>

namespace benefit::api {

/// The result of a verification gets, in the reader's language, the titles of its checks and why some were
/// not run. The findings of a past day are without the number of the person and the reasons.
boost::json::object to_json(const Job& job, report::Language language);
/// With both, and with the sentences: for who may read files, and has it put on the audit record.
boost::json::object to_json(const Job& job, report::Language language, const report::PlaceNames& places);

}  // namespace benefit::api
