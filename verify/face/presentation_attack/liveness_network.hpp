// `fr_liveness.onnx`: looks at the face with much of what is round it, and tells a person from a picture.
#pragma once

#include "verify/face/network/network.hpp"

#include <opencv2/core.hpp>

namespace benefit::face {

/// One object per thread at a time.
class LivenessNetwork {
 public:
  /// `graph`: fr_liveness.onnx, read for pictures of `side`. Throws Failure(corrupt).
  explicit LivenessNetwork(const Graph& graph);

  static constexpr int side = 128;

  /// The logarithm of the odds for an attack (the second output less the first); 0 is undecided, about -20
  /// .. 20. As measured: BGR pixels from 0 to 255, the face's box 2.7 times as wide and high, moved or cut to
  /// lie within the photo, at 128 x 128 pixels.
  double attack_odds(const cv::Mat& bgr, const cv::Rect& face);

 private:
  Network network_;
};

/// `face` enlarged by `scale` about its middle: less where the photo is too small for it, and moved into the
/// photo.
cv::Rect surroundings(const cv::Rect& face, double scale, cv::Size photo);

}  // namespace benefit::face
