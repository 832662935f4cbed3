// What a file is, by its first bytes; its name is never asked (a GIF named .jpg is common in the field).
#pragma once

#include <cstdint>
#include <span>
#include <string_view>

namespace benefit::face {

enum class ImageType : std::uint8_t {
  jpeg,
  png,
  gif,
  webp,
  tiff,
  bmp,
  svg,
  heif,  ///< HEIC and AVIF
  jpeg2000,
  jpeg_xl,
  pdf,
  text,
  empty,
  unknown,
};

ImageType recognise(std::span<const std::uint8_t> file);

/// With its article, for a message: "a GIF image".
std::string_view describe(ImageType type);

/// True for every kind of picture, accepted or not; false for text, an empty file and unknown bytes.
bool is_image(ImageType type);

}  // namespace benefit::face
