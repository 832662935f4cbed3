// The job that takes a delivered file from the spool folder into the store.
#pragma once

#include "daemon/jobs/runner.hpp"
#include "daemon/jobs/spool.hpp"
#include "verify/pipeline.hpp"

namespace benefit::jobs {

/// `ports` and `spool` outlive the work. Result: {"unchanged":bool,"batch":{...}}. The spool file is removed
/// once the job's end is stored. Errors: those of pipeline::take_delivery; not_found, when the spool file has
/// gone.
Work import_work(const pipeline::Ports& ports, const Spool& spool);

}  // namespace benefit::jobs
