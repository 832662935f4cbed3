#include "verify/face/check_png.hpp"

#include <optional>
#include <string_view>

namespace benefit::face {
namespace {

using PngBytes = std::span<const std::uint8_t>;

constexpr std::size_t signature_bytes = 8;
constexpr std::size_t chunk_frame_bytes = 12;  // length, type, CRC
constexpr std::size_t header_data_bytes = 13;

std::uint32_t big_endian(PngBytes bytes) {
  return std::uint32_t{bytes[0]} << 24U | std::uint32_t{bytes[1]} << 16U | std::uint32_t{bytes[2]} << 8U |
         bytes[3];
}

struct Chunk {
  std::string_view type;
  PngBytes data;
};

/// The chunk that `rest` begins with; nullopt when it is cut off.
std::optional<Chunk> next_chunk(PngBytes rest) {
  if (rest.size() < chunk_frame_bytes) return std::nullopt;
  const std::size_t length = big_endian(rest);
  if (length > rest.size() - chunk_frame_bytes) return std::nullopt;
  return Chunk{{reinterpret_cast<const char*>(rest.data()) + 4, 4}, rest.subspan(8, length)};
}

}  // namespace

OrRefusal<ImageSize> check_png(std::span<const std::uint8_t> file, const PhotoLimits& limits) {
  PngBytes rest = file.subspan(signature_bytes);
  const auto header = next_chunk(rest);
  if (!header || header->type != "IHDR" || header->data.size() != header_data_bytes)
    return refuse(NotAssessable::damaged, "a PNG image without a header");
  const ImageSize size{big_endian(header->data), big_endian(header->data.subspan(4))};
  if (auto checked = check_size(size, limits); !checked) return tl::unexpected(checked.error());

  while (const auto chunk = next_chunk(rest)) {
    if (chunk->type == "acTL")
      return refuse(NotAssessable::unsupported_type, "an animated PNG; one still photo is needed");
    if (chunk->type == "IEND") return size;
    rest = rest.subspan(chunk_frame_bytes + chunk->data.size());
  }
  return refuse(NotAssessable::damaged, "a PNG image that ends too early");
}

}  // namespace benefit::face
