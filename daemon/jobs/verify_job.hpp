// The job that checks everyone against everything known.
#pragma once

#include "daemon/jobs/runner.hpp"
#include "verify/pipeline.hpp"

namespace benefit::jobs {

/// `ports` outlives the work. Result:
/// {"as_of","checks":[{check,people,findings,observations,sums,missing}],"cases":{STATE:n},"subjects":n,
/// "everyone":bool}: what stands open after the run, every check of the product among the checks.
Work verify_work(const pipeline::Ports& ports, const pipeline::RunOptions& options);

}  // namespace benefit::jobs
