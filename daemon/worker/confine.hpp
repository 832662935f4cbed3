// What a worker gives up before the first hostile byte reaches it.
#pragma once

namespace benefit::worker {

/// From now on the process computes, uses memory, and speaks over the descriptors that it holds; nothing else
/// (seccomp(2)). It cannot open a file or a socket (EACCES: libraries that look for an optional file go on),
/// start a process or a thread, make memory executable, or touch another process; a call that is not on the
/// list ends it. There is no way back, and it holds for all threads. Throws Failure(unavailable) when the
/// kernel refuses.
void confine();

}  // namespace benefit::worker
