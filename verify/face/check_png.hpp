// Is this a still PNG, and how large? The chunks are walked; pixels are left to OpenCV, which refuses a
// broken one.
#pragma once

#include "verify/face/image_size.hpp"

#include <cstdint>
#include <span>

namespace benefit::face {

/// Follows the PNG specification, section 5: signature, IHDR, then chunks up to IEND. An acTL chunk makes it
/// an animation. Reasons: damaged, unsupported_type, too_large, too_small.
OrRefusal<ImageSize> check_png(std::span<const std::uint8_t> file, const PhotoLimits& limits);

}  // namespace benefit::face
