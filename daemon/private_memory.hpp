// Keeps the memory of the process, which holds names, faces and the master key, out of core files and
// debuggers.
#pragma once

namespace benefit {

/// For this process: no core file is written, and nobody but root attaches to it or reads its memory. A
/// program that it executes starts without the second and asks for it itself. To be called before anything
/// secret is read. Throws Failure (internal).
void keep_memory_private();

}  // namespace benefit
