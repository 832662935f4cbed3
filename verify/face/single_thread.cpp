#include "verify/face/single_thread.hpp"

#include <dlfcn.h>

#include <opencv2/core/ocl.hpp>
#include <opencv2/core/utility.hpp>

namespace benefit::face {

void compute_in_calling_thread() {
  // Looked up by name: which BLAS stands behind libblas.so.3 is the machine's choice, and only OpenBLAS has
  // this.
  using SetThreads = void (*)(int);
  if (const auto set_threads = reinterpret_cast<SetThreads>(dlsym(RTLD_DEFAULT, "openblas_set_num_threads")))
    set_threads(1);
  cv::setNumThreads(1);
  cv::ocl::setUseOpenCL(false);
}

}  // namespace benefit::face
