// Stage 5: a face as a direction in the space of a feature network.
#pragma once

#include "verify/face/landmarks.hpp"

#include <memory>
#include <vector>

#include <opencv2/core.hpp>

namespace benefit::face {

struct Graph;

/// One feature network, with the way in which it wants a face cut out. One object per thread at a time.
class Embedder {
 public:
  virtual ~Embedder() = default;
  /// A vector of length 1, made of the face and its mirror image: two are compared by their cosine. Throws
  /// Failure(internal).
  virtual std::vector<float> embed(const cv::Mat& bgr, const Landmarks& landmarks) = 0;
};

/// A network of ArcFace's kind (Deng et al. 2019): 112 x 112 BGR, (pixel - 127) / 128, five points brought to
/// its template. Fed with RGB or a three-point transform, `fr_feature.onnx` loses a third of its accuracy.
std::unique_ptr<Embedder> make_arcface_embedder(const Graph& network);

/// dlib's ResNet (King 2017), whoever trained it: 150 x 150 RGB with a margin of a quarter around the face,
/// 33 points brought to the mean face. Trained with a distance between descriptors; their direction alone is
/// as accurate here.
std::unique_ptr<Embedder> make_dlib_embedder(const Graph& network);

}  // namespace benefit::face
