#include "verify/face/image_type.hpp"

#include <algorithm>
#include <array>

namespace benefit::face {
namespace {

using std::string_view_literals::operator""sv;

struct Signature {
  ImageType type;
  std::size_t offset;
  std::string_view bytes;
};

constexpr std::array signatures = {
    Signature{ImageType::jpeg, 0, "\xFF\xD8\xFF"sv},
    Signature{ImageType::png, 0, "\x89PNG\r\n\x1A\n"sv},
    Signature{ImageType::gif, 0, "GIF87a"sv},
    Signature{ImageType::gif, 0, "GIF89a"sv},
    Signature{ImageType::webp, 8, "WEBP"sv},
    Signature{ImageType::tiff, 0, "II*\0"sv},
    Signature{ImageType::tiff, 0, "MM\0*"sv},
    Signature{ImageType::tiff, 0, "II+\0"sv},
    Signature{ImageType::tiff, 0, "MM\0+"sv},
    Signature{ImageType::bmp, 0, "BM"sv},
    Signature{ImageType::heif, 4, "ftyphe"sv},
    Signature{ImageType::heif, 4, "ftypmif1"sv},
    Signature{ImageType::heif, 4, "ftypmsf1"sv},
    Signature{ImageType::heif, 4, "ftypavif"sv},
    Signature{ImageType::heif, 4, "ftypavis"sv},
    Signature{ImageType::jpeg2000, 0, "\0\0\0\x0CjP  "sv},
    Signature{ImageType::jpeg_xl, 0, "\0\0\0\x0CJXL "sv},
    Signature{ImageType::jpeg_xl, 0, "\xFF\x0A"sv},
    Signature{ImageType::pdf, 0, "%PDF-"sv},
};

/// As much of a text as tells an SVG from another text.
constexpr std::size_t text_probe = 1024;

bool is_text(std::string_view start) {
  return std::ranges::none_of(start, [](char c) {
    const auto byte = static_cast<unsigned char>(c);
    return byte < 0x20 && c != '\t' && c != '\n' && c != '\r' && c != '\f';
  });
}

}  // namespace

ImageType recognise(std::span<const std::uint8_t> file) {
  if (file.empty()) return ImageType::empty;
  const std::string_view text(reinterpret_cast<const char*>(file.data()), file.size());
  const std::string_view start = text.substr(0, text_probe);

  const bool reads_as_text = is_text(start);
  if (reads_as_text && start.find("<svg") != std::string_view::npos) return ImageType::svg;
  for (const Signature& signature : signatures) {
    if (signature.type == ImageType::bmp && reads_as_text)
      continue;  // a text may begin with these two letters
    if (start.size() >= signature.offset && start.substr(signature.offset).starts_with(signature.bytes))
      return signature.type;
  }
  return reads_as_text ? ImageType::text : ImageType::unknown;
}

std::string_view describe(ImageType type) {
  switch (type) {
    case ImageType::jpeg:
      return "a JPEG image";
    case ImageType::png:
      return "a PNG image";
    case ImageType::gif:
      return "a GIF image";
    case ImageType::webp:
      return "a WebP image";
    case ImageType::tiff:
      return "a TIFF image";
    case ImageType::bmp:
      return "a BMP image";
    case ImageType::svg:
      return "an SVG drawing";
    case ImageType::heif:
      return "a HEIC or AVIF image";
    case ImageType::jpeg2000:
      return "a JPEG 2000 image";
    case ImageType::jpeg_xl:
      return "a JPEG XL image";
    case ImageType::pdf:
      return "a PDF document";
    case ImageType::text:
      return "a text, not an image";
    case ImageType::empty:
      return "an empty file";
    case ImageType::unknown:
      break;
  }
  return "not an image of a known kind";
}

bool is_image(ImageType type) {
  return type != ImageType::text && type != ImageType::empty && type != ImageType::unknown;
}

}  // namespace benefit::face
