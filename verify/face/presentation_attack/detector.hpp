// Looks for the signs of a presentation attack on one face.
#pragma once

#include "verify/face/landmarks.hpp"
#include "verify/face/presentation_attack/fuse.hpp"
#include "verify/face/presentation_attack/liveness_network.hpp"

#include <cstdint>
#include <span>

#include <opencv2/core.hpp>

namespace benefit::face {

/// One object per thread at a time.
class AttackDetector {
 public:
  /// `weights`: the content of fr_liveness.onnx. Throws Failure(corrupt).
  AttackDetector(std::span<const std::uint8_t> weights, const AttackFusion& fusion)
      : network_(weights), fusion_(fusion) {}

  PresentationAttack look(const cv::Mat& bgr, const cv::Rect& face, const Landmarks& landmarks);

 private:
  LivenessNetwork network_;
  AttackFusion fusion_;
};

}  // namespace benefit::face
