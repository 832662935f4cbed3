// What a photo is recognised by when an edited copy of it comes again (F2), and what the camera wrote into
// its file.
#pragma once

#include "verify/types/time.hpp"

#include <array>
#include <bit>
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace benefit {

/// 256 bits that differ in few places when two pictures differ little.
using PrintCode = std::array<std::uint64_t, 4>;
inline constexpr int print_code_bits = 256;

/// In how many bits two codes differ, 0 .. 256.
inline int code_distance(const PrintCode& first, const PrintCode& second) {
  int bits = 0;
  for (std::size_t i = 0; i < first.size(); ++i) bits += std::popcount(first[i] ^ second[i]);
  return bits;
}

/// In which frame the small picture was cut. Pictures of different frames are never compared.
enum class PrintFrame : std::uint8_t {
  face = 1,  ///< by the face's landmarks: what is cut off at the edges does not move it
  whole = 2  ///< the whole photo without a plain border, where no face is found
};

/// The print of a photo. Shows a face, so it is biometric data: sealed at rest, never in a log.
struct PhotoPrint {
  static constexpr int side = 96;  ///< pixels of the picture

  PrintFrame frame = PrintFrame::whole;
  PrintCode code{};
  /// side x side grey pixels, row by row; 0 is what lies outside of the photo.
  std::vector<std::uint8_t> picture;

  friend bool operator==(const PhotoPrint&, const PhotoPrint&) = default;
};

/// Made by which rules. Prints of different versions are never compared: photos of an older one get a new
/// print in the next verification.
inline constexpr int photo_print_version = 2;

/// How an earlier photo was used again.
enum class CopyKind : std::uint8_t {
  same_file = 1,  ///< byte for byte
  edited = 2,     ///< the same picture, re-saved, resized, cropped, lightened, framed or stamped
  mirrored = 3    ///< the same, left and right exchanged
};
std::string_view to_string(CopyKind kind);

/// What the camera wrote into the file (EXIF). Anybody can change it, and most programs that edit or send
/// photos drop it: that it is missing is evidence of nothing.
struct CaptureRecord {
  /// The camera's clock when the photo was taken, without a time zone.
  std::optional<std::chrono::local_seconds> taken_at;
  /// Of that clock, when the camera says it.
  std::optional<std::chrono::minutes> utc_offset;
  std::string camera;                         ///< maker and model; printable ASCII, at most 80 characters
  std::optional<double> latitude, longitude;  ///< degrees, north and east positive

  friend bool operator==(const CaptureRecord&, const CaptureRecord&) = default;
};

/// When the photo was taken by the camera's clock, which is taken for China's where it says no zone. nullopt
/// without a time.
std::optional<Instant> instant_of(const CaptureRecord& record);

}  // namespace benefit
