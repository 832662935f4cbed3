#include "verify/face/image_size.hpp"

#include <algorithm>

#include <fmt/format.h>

namespace benefit::face {

OrRefusal<void> check_size(const ImageSize& size, const PhotoLimits& limits) {
  // Divided, not multiplied: both sides come from the file and their product may not fit.
  if (size.height > 0 && size.width > limits.max_pixels / size.height)
    return refuse(NotAssessable::too_large,
                  fmt::format("{} x {} pixels; at most {} million are opened", size.width, size.height,
                              limits.max_pixels / 1'000'000));
  if (std::min(size.width, size.height) < limits.min_side)
    return refuse(NotAssessable::too_small, fmt::format("{} x {} pixels; each side needs at least {}",
                                                        size.width, size.height, limits.min_side));
  return {};
}

}  // namespace benefit::face
