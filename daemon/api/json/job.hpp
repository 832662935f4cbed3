// Jobs as JSON.
#pragma once

#include "verify/report/language.hpp"
#include "verify/types/job_store.hpp"

#include <boost/json/object.hpp>

namespace benefit::api {

/// The result of a verification gets, in the reader's language, the titles of its checks and why some were
/// not run.
boost::json::object to_json(const Job& job, report::Language language);

}  // namespace benefit::api
