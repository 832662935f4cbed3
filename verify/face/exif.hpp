// What the camera wrote into a JPEG file (EXIF 2.31), read with libexiv2.
#pragma once

#include "verify/types/photo_print.hpp"

#include <cstdint>
#include <span>

namespace benefit::face {

/// Empty when there is none, when it cannot be read, or when the file is no JPEG: all of that is evidence of
/// nothing. Opens hostile bytes, so it belongs where photos are opened. Never throws what libexiv2 throws.
/// Thread-safe.
CaptureRecord read_exif(std::span<const std::uint8_t> file);

}  // namespace benefit::face
