#include "verify/face/gallery/products.hpp"

#include "verify/face/single_thread.hpp"
#include "verify/types/error.hpp"

#include <cmath>
#include <limits>
#include <oneapi/dnnl/dnnl.hpp>

namespace benefit::face {

void multiply(const float* weighted, std::size_t faces, const float* block, std::size_t rows,
              const GalleryLayout& layout, float* into) {
  compute_here_alone();
  const auto stride = static_cast<dnnl_dim_t>(layout.stride);
  const auto made = dnnl_sgemm('N', 'T', static_cast<dnnl_dim_t>(faces), static_cast<dnnl_dim_t>(rows),
                               static_cast<dnnl_dim_t>(layout.dimensions), 1, weighted, stride, block, stride,
                               0, into, static_cast<dnnl_dim_t>(rows));
  if (made != dnnl_success) throw Failure({ErrorCode::internal, "oneDNN refused a matrix product", {}, {}});
}

float least_product(double score, double error) {
  return std::nextafter(static_cast<float>(1 - score - error), std::numeric_limits<float>::lowest());
}

}  // namespace benefit::face
