// Jobs as JSON.
#pragma once

#include "verify/report/language.hpp"
#include "verify/types/job_store.hpp"

#include <boost/json/object.hpp>

namespace benefit::api {

/// The result of a verification gets the titles of its checks in the reader's language.
boost::json::object to_json(const Job& job, report::Language language);

}  // namespace benefit::api
