// What people do to an old photo before they hand it in again, and a model of the same person photographed
// twice in the same chair: what the finding of copies is measured with.
#pragma once

#include "verify/face/landmarks.hpp"
#include "verify/face/retake_model.hpp"
#include "verify/types/photo.hpp"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include <opencv2/core.hpp>

namespace benefit::face {

/// Numbers from a seed, the same on every machine (SplitMix64, Steele et al. 2014).
class EditDice {
 public:
  explicit EditDice(std::uint64_t seed) : state_(seed) {}
  std::uint64_t next();
  /// from .. to
  double between(double from, double to);
  /// Normal, of this standard deviation.
  double normal(double deviation);

 private:
  std::uint64_t state_;
};

enum class Edit : std::uint8_t { compress, resize, crop, brighten, frame, stamp, new_exif, mirror };
inline constexpr int edit_kinds = 8;
std::string_view to_string(Edit edit);

/// The photo after one or more edits, saved as a JPEG of quality 90 (40 .. 95 when one of them is
/// `compress`). `crop` cuts off up to 10 % of the width and of the height, `resize` is by 1/2 .. 2,
/// `brighten` by -20 .. +20 %, `frame` adds a border of one colour of 1 .. 8 % of the width, `stamp` a seal
/// and a date in one corner.
Bytes edited(const cv::Mat& bgr, const std::vector<Edit>& edits, EditDice& dice);

/// Another photo of the same scene: background, clothes and light stay, the head moves and turns a little,
/// eyes, brows and mouth move on their own, the exposure changes, the noise is fresh, and the JPEG has a
/// quality of 85 .. 95.
Bytes retaken(const cv::Mat& bgr, const Landmarks& landmarks, const RetakeModel& model, EditDice& dice);

}  // namespace benefit::face
