// Looks for the signs of a presentation attack on one face.
#pragma once

#include "verify/face/landmarks.hpp"
#include "verify/face/presentation_attack/fuse.hpp"
#include "verify/face/presentation_attack/liveness_network.hpp"

#include <opencv2/core.hpp>

namespace benefit::face {

/// One object per thread at a time.
class AttackDetector {
 public:
  /// `liveness`: fr_liveness.onnx. Throws Failure(corrupt).
  AttackDetector(const Graph& liveness, const AttackFusion& fusion) : network_(liveness), fusion_(fusion) {}

  PresentationAttack look(const cv::Mat& bgr, const cv::Rect& face, const Landmarks& landmarks);

 private:
  LivenessNetwork network_;
  AttackFusion fusion_;
};

}  // namespace benefit::face
