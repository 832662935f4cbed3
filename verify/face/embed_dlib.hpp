// Stage 5a: dlib's face descriptor, a ResNet with 29 layers that maps a face to a point in 128 dimensions so
// that faces of one person lie near each other (King 2017).
#pragma once

#include "verify/face/landmarks.hpp"

#include <array>
#include <cstdint>
#include <memory>
#include <span>

#include <opencv2/core.hpp>

namespace benefit::face {

/// One object per thread at a time: dlib's forward pass writes into the network.
class DlibEmbedder {
 public:
  /// `weights`: the content of dlib_face_recognition_resnet_model_v1.dat. Throws Failure(corrupt).
  explicit DlibEmbedder(std::span<const std::uint8_t> weights);
  ~DlibEmbedder();

  /// The descriptor of the face, cut out upright at 150 x 150 pixels with a margin of a quarter. Euclidean
  /// distance.
  std::array<float, 128> embed(const cv::Mat& bgr, const Landmarks& landmarks);

 private:
  struct Network;
  std::unique_ptr<Network> network_;
};

}  // namespace benefit::face
