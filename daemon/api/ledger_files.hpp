// The port through which a request reads a ledger that a job has written. Implemented by daemon/jobs.
#pragma once

#include "verify/types/error.hpp"
#include "verify/types/job_store.hpp"

#include <cstddef>
#include <cstdint>
#include <string>

namespace benefit::api {

class LedgerFiles {
 public:
  virtual ~LedgerFiles() = default;
  /// The file's bytes from `offset` on, `most` at most; fewer at its end, none behind it. Thread-safe. Error:
  /// not_found (it is no longer kept). Throws Failure (io).
  virtual Expected<std::string> read(JobId job, std::int64_t offset, std::size_t most) const = 0;
};

}  // namespace benefit::api
