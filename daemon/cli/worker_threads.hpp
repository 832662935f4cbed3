// How many threads an offline command works with.
#pragma once

#include "daemon/cli/invocation.hpp"

namespace benefit::cli {

/// What --threads says, from 1 to 256; without it, the number of cores.
unsigned worker_threads(const Invocation& invocation);

}  // namespace benefit::cli
