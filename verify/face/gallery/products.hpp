// Many faces times many faces: the sum that a 1:N search spends its time on.
#pragma once

#include "verify/face/gallery/gallery.hpp"

#include <algorithm>
#include <cstddef>
#include <span>

namespace benefit::face {

/// Faces that are compared at once with one block: with 128 and more the product runs at nearly the
/// processor's full speed.
inline constexpr std::size_t faces_at_once = 256;

/// into[i * rows + j] = the product of weighted face i with row j. All `stride` floats apart. In the calling
/// thread.
void multiply(const float* weighted, std::size_t faces, const float* block, std::size_t rows,
              const GalleryLayout& layout, float* into);

/// The product that a score of at most `score` has at least, when it may be off by `error`.
float least_product(double score, double error);

/// Calls hit(j) for each product of at least `least`, in order. hit gives back the least of those that come
/// after.
template <class Hit>
void for_each_at_least(std::span<const float> products, float least, const Hit& hit) {
  constexpr std::size_t step = 32;  // looked at together, for nearly always none of them is a hit
  for (std::size_t begin = 0; begin < products.size(); begin += step) {
    const auto some = products.subspan(begin, std::min(step, products.size() - begin));
    unsigned any = 0;
    if (some.size() == step)
      for (std::size_t j = 0; j < step; ++j) any |= static_cast<unsigned>(some.data()[j] >= least);
    else
      any = 1;
    if (any == 0) continue;
    for (std::size_t j = 0; j < some.size(); ++j)
      if (some[j] >= least) least = hit(begin + j);
  }
}

}  // namespace benefit::face
