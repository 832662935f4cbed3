// A small picture of a photo, for the officer's screen.
#pragma once

#include "verify/face/refusal.hpp"

#include <cstdint>
#include <span>
#include <vector>

namespace benefit::face {

/// The upright photo, 8-bit RGB, row by row without padding: width * height * 3 bytes.
struct Thumbnail {
  int width = 0, height = 0;
  std::vector<std::uint8_t> rgb;
};

/// At most `max_width` pixels wide (1 or more), never enlarged. Reasons: as decode. Thread-safe.
OrRefusal<Thumbnail> thumbnail(std::span<const std::uint8_t> photo, int max_width);

}  // namespace benefit::face
