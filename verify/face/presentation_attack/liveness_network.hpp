// `fr_liveness.onnx`: looks at the face with much of what is round it, and tells a person from a picture.
#pragma once

#include <cstdint>
#include <span>

#include <opencv2/dnn.hpp>

namespace benefit::face {

/// One object per thread at a time.
class LivenessNetwork {
 public:
  /// `weights`: the content of fr_liveness.onnx. Throws Failure(corrupt).
  explicit LivenessNetwork(std::span<const std::uint8_t> weights);

  /// The logarithm of the odds for an attack (the second output less the first); 0 is undecided, about -20
  /// .. 20. As measured: BGR pixels from 0 to 255, the face's box 2.7 times as wide and high, moved or cut to
  /// lie within the photo, at 128 x 128 pixels.
  double attack_odds(const cv::Mat& bgr, const cv::Rect& face);

 private:
  cv::dnn::Net network_;
};

/// `face` enlarged by `scale` about its middle: less where the photo is too small for it, and moved into the
/// photo.
cv::Rect surroundings(const cv::Rect& face, double scale, cv::Size photo);

}  // namespace benefit::face
