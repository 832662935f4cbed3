// Whatever bytes are handed in as a photo: a picture within the limits, or a refusal with words; and what its
// EXIF says, or nothing.
#include "verify/face/decode.hpp"
#include "verify/face/exif.hpp"

#include <cstddef>
#include <cstdint>
#include <cstdlib>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace benefit;
  constexpr face::PhotoLimits limits{.max_bytes = 1U << 20U, .max_pixels = 1'000'000, .min_side = 8};
  if (face::read_exif({data, size}).camera.size() > 80) std::abort();
  const auto photo = face::decode({data, size}, limits);
  if (!photo) {
    if (photo.error().detail.empty()) std::abort();
    return 0;
  }
  if (photo->bgr.empty() || photo->bgr.type() != CV_8UC3) std::abort();
  if (photo->width < limits.min_side || photo->height < limits.min_side) std::abort();
  if (static_cast<std::int64_t>(photo->width) * photo->height > limits.max_pixels) std::abort();
  if (photo->bgr.cols > face::working_side || photo->bgr.rows > face::working_side) std::abort();
  return 0;
}
