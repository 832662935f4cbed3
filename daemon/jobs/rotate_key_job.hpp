// The job that changes the master key: rewraps what is sealed under the key in use.
#pragma once

#include "daemon/jobs/runner.hpp"
#include "verify/types/master_keys.hpp"
#include "verify/types/time.hpp"

namespace benefit::jobs {

/// `keys` and `clock` outlive the work. Values are rewrapped some at a time, so that whoever serves at a
/// counter waits for none of it; a job that was left unfinished goes on where it was. Result:
/// {"former","key","rewrapped","broken"}. Error: not_found, when the process was handed no next key.
Work rotate_key_work(MasterKeys& keys, const Clock& clock);

}  // namespace benefit::jobs
