#include "verify/face/presentation_attack/chroma_spread.hpp"

namespace benefit::face {

double chroma_spread(const FaceCrop& crop) {
  cv::Scalar mean;
  cv::Scalar deviation;
  cv::meanStdDev(crop.lab, mean, deviation, crop.inside);
  return (deviation[1] + deviation[2]) / 2;
}

}  // namespace benefit::face
