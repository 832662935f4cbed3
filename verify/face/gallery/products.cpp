#include "verify/face/gallery/products.hpp"

#include "verify/face/row_products.hpp"

#include <cmath>
#include <limits>

namespace benefit::face {

void multiply(const float* weighted, std::size_t faces, const float* block, std::size_t rows,
              const GalleryLayout& layout, float* into) {
  multiply_rows({weighted, faces, layout.dimensions, layout.stride},
                {block, rows, layout.dimensions, layout.stride}, into);
}

float least_product(double score, double error) {
  return std::nextafter(static_cast<float>(1 - score - error), std::numeric_limits<float>::lowest());
}

}  // namespace benefit::face
