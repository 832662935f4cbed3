// The size that an image's header claims, checked before a pixel is decoded: a file of a few kilobytes can
// claim gigabytes of pixels.
#pragma once

#include "verify/face/refusal.hpp"
#include "verify/types/photo.hpp"

#include <cstddef>
#include <cstdint>

namespace benefit::face {

struct ImageSize {
  std::int64_t width = 0, height = 0;  ///< pixels as stored, before the EXIF orientation
};

/// What is opened at all.
struct PhotoLimits {
  std::size_t max_bytes = largest_photo_file;
  std::int64_t max_pixels = largest_photo_pixels;
  /// The detector's window is 80 pixels and the photo is enlarged to twice its size at most.
  std::int64_t min_side = 40;
};

/// Reasons: too_large, too_small.
OrRefusal<void> check_size(const ImageSize& size, const PhotoLimits& limits);

}  // namespace benefit::face
