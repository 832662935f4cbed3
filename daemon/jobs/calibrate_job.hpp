// The job that calibrates the face comparison on the gallery.
#pragma once

#include "daemon/jobs/runner.hpp"
#include "verify/pipeline.hpp"

namespace benefit::jobs {

/// Its result is {"calibration"}: the record's number. The ports have to outlive it.
Work calibrate_work(const pipeline::Ports& ports);

}  // namespace benefit::jobs
