// The numeric libraries start threads of their own; with one engine per worker these only get in each other's
// way.
#pragma once

namespace benefit::face {

/// From now on OpenBLAS and OpenCV compute in the thread that calls them. For the whole process.
void compute_in_calling_thread();
/// The same for oneDNN, whose OpenMP asks each thread for itself. Cheap: called before every computation.
void compute_here_alone();

}  // namespace benefit::face
