// Is this JPEG whole? OpenCV decodes a truncated one without a word, its missing part grey.
#pragma once

#include "verify/face/image_size.hpp"

#include <cstdint>
#include <span>

namespace benefit::face {

struct JpegFile {
  ImageSize size;
  int quality = 100;  ///< of its luminance (quality/jpeg_quality.hpp)
};

/// Reads the header, checks the size it claims, then reads all compressed data strictly with libjpeg, without
/// making pixels of full size. Faults that cost no pixels (an odd version number, padding between segments)
/// are let pass. Reasons: damaged, too_large, too_small.
OrRefusal<JpegFile> check_jpeg(std::span<const std::uint8_t> file, const PhotoLimits& limits);

}  // namespace benefit::face
