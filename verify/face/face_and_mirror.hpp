// A network that looks at a face and at its mirror image at once: the mean of both is surer than either.
#pragma once

#include "verify/face/network/network.hpp"

#include <utility>
#include <vector>

#include <opencv2/core.hpp>

namespace benefit::face {

/// What a network is given: (pixel - mean) x scale.
struct PixelScale {
  double scale = 1;
  cv::Scalar mean;   ///< in the order in which the network takes the colours
  bool rgb = false;  ///< else BGR
};

/// One object per thread at a time.
class FaceAndMirror {
 public:
  FaceAndMirror(const Graph& network, const PixelScale& pixels) : network_(network, 2), pixels_(pixels) {}

  /// Of a BGR face in the network's size: what the network makes of it, and of its mirror image.
  std::pair<std::vector<float>, std::vector<float>> forward(const cv::Mat& face);

 private:
  Network network_;
  PixelScale pixels_;
};

/// Brings a vector to length 1.
void make_unit(std::vector<float>& vector);
/// The sum of two vectors, brought to length 1.
std::vector<float> unit_sum(std::vector<float> first, const std::vector<float>& second);

}  // namespace benefit::face
