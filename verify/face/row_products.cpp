#include "verify/face/row_products.hpp"

#include "verify/face/single_thread.hpp"
#include "verify/types/error.hpp"

#include <oneapi/dnnl/dnnl.hpp>

namespace benefit::face {

void multiply_rows(const RowMatrix& first, const RowMatrix& second, float* into) {
  compute_here_alone();
  const auto dimension = [](std::size_t count) { return static_cast<dnnl_dim_t>(count); };
  const auto made = dnnl_sgemm('N', 'T', dimension(first.rows), dimension(second.rows),
                               dimension(first.columns), 1, first.values, dimension(first.stride),
                               second.values, dimension(second.stride), 0, into, dimension(second.rows));
  if (made != dnnl_success) throw Failure({ErrorCode::internal, "oneDNN refused a matrix product", {}, {}});
}

}  // namespace benefit::face
