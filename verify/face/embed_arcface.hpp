// Stage 5b: the feature network `fr_feature.onnx`, trained with an angular margin (ArcFace, Deng et al.
// 2019).
#pragma once

#include "verify/face/landmarks.hpp"

#include <cstdint>
#include <span>
#include <vector>

#include <opencv2/dnn.hpp>

namespace benefit::face {

/// One object per thread at a time.
class ArcfaceEmbedder {
 public:
  /// `weights`: the content of fr_feature.onnx. Throws Failure(corrupt).
  explicit ArcfaceEmbedder(std::span<const std::uint8_t> weights);

  /// The features of the aligned face and of its mirror image, each normalised, added, and normalised:
  /// compared by their cosine. BGR, (pixel - 127) / 128, as measured; RGB loses accuracy.
  std::vector<float> embed(const cv::Mat& bgr, const Landmarks& landmarks);

 private:
  cv::Mat forward(const cv::Mat& face);

  cv::dnn::Net network_;
};

}  // namespace benefit::face
