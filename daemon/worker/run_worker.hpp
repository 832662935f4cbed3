// The worker's side: a process that opens photos and runs the networks, so that a crash in a decoder costs
// one photo. It is handed a socket and the models; once it has loaded these, it confines itself
// (confine.hpp).
#pragma once

#include <filesystem>

namespace benefit::worker {

/// Loads the networks, then answers requests on the socket `descriptor` until its other end is closed. Gives
/// the process's exit status: 0 when the service hung up, 1 when the networks could not be loaded or the
/// process not be confined (the service was told why). Limits of the process (memory, files, no new
/// privileges) were set by WorkerPool before it was started.
int run_worker(int descriptor, const std::filesystem::path& models);

}  // namespace benefit::worker
