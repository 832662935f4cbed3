// Stage 1: bytes -> the upright photo. Hostile bytes arrive here; what is not a whole, still JPEG or PNG of a
// sane size is refused with its reason before a pixel is made.
#pragma once

#include "verify/face/image_size.hpp"

#include <algorithm>
#include <cstdint>
#include <optional>
#include <span>

#include <opencv2/core.hpp>

namespace benefit::face {

/// The photo as people see it: EXIF orientation obeyed, grey, CMYK, palettes and transparency made into
/// colour.
struct Photo {
  /// 8-bit BGR in the size that the later stages work in: the longer side at most `working_side`.
  cv::Mat bgr;
  int width = 0, height = 0;          ///< pixels of the upright photo before it was reduced
  std::optional<int> jpeg_quality{};  ///< quality/jpeg_quality.hpp; nullopt: a PNG

  /// Pixels of the photo for one of `bgr`, whichever way round that lies.
  double scale() const { return static_cast<double>(std::max(width, height)) / std::max(bgr.cols, bgr.rows); }
};

/// Larger photos are reduced (by area) to this longer side, in pixels. The networks look at 150 x 150 pixels
/// of a face at most, so a face that fills an eighth of the photo loses nothing, and the detector's time has
/// a bound.
inline constexpr int working_side = 1280;

/// Reasons: not_an_image, unsupported_type, damaged, too_small, too_large. Thread-safe.
OrRefusal<Photo> decode(std::span<const std::uint8_t> file, const PhotoLimits& limits = {});

}  // namespace benefit::face
