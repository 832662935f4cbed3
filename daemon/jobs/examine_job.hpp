// The job behind `benefitctl doctor`.
#pragma once

#include "daemon/examine/examined_part.hpp"
#include "daemon/jobs/runner.hpp"

#include <functional>
#include <vector>

namespace benefit::jobs {

using Examine = std::function<std::vector<examine::ExaminedPart>(Progress& progress)>;

/// Result: {"parts":[{"part","state","what","where","hint"}]}.
Work examine_work(Examine examine);

}  // namespace benefit::jobs
