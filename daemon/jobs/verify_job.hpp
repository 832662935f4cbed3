// The job that checks everyone against everything known.
#pragma once

#include "daemon/jobs/runner.hpp"
#include "verify/pipeline.hpp"

namespace benefit::jobs {

/// `ports` outlives the work. Result:
/// {"as_of","changes":{"appeared","changed","withdrawn"},
/// "checks":[{check,people,findings,observations,sums,missing}],"cases":{STATE:n},"subjects":n,
/// "everyone":bool}: what the run has made of the findings that stood before it, and what stands open after it,
/// every check of the product among the checks.
Work verify_work(const pipeline::Ports& ports, const pipeline::RunOptions& options);

}  // namespace benefit::jobs
