#include "verify/face/single_thread.hpp"

#include <dlfcn.h>

#include <opencv2/core/ocl.hpp>
#include <opencv2/core/utility.hpp>

namespace benefit::face {

namespace {

/// Looked up by name: which BLAS stands behind libblas.so.3 is the machine's choice, and clang has no header
/// for GNU's OpenMP.
void set_to_one(const char* function) {
  using SetThreads = void (*)(int);
  if (const auto set_threads = reinterpret_cast<SetThreads>(dlsym(RTLD_DEFAULT, function))) set_threads(1);
}

}  // namespace

void compute_in_calling_thread() {
  set_to_one("openblas_set_num_threads");
  cv::setNumThreads(1);
  cv::ocl::setUseOpenCL(false);
  compute_here_alone();
}

void compute_here_alone() {
  thread_local const bool set = (set_to_one("omp_set_num_threads"), true);
  static_cast<void>(set);
}

}  // namespace benefit::face
