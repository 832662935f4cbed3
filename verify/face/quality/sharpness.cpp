#include "verify/face/quality/sharpness.hpp"

#include <algorithm>

#include <opencv2/imgproc.hpp>

namespace benefit::face {
namespace {

double deviation(const cv::Mat& values, const cv::Mat& mask) {
  cv::Scalar mean;
  cv::Scalar deviation;
  cv::meanStdDev(values, mean, deviation, mask);
  return deviation[0];
}

}  // namespace

double sharpness(const FaceCrop& crop) {
  cv::Mat detail;
  cv::Laplacian(crop.grey, detail, CV_16S);
  // An even grey has no detail at all; one level keeps rounding from looking like some.
  return deviation(detail, crop.inside) / std::max(1.0, deviation(crop.grey, crop.inside));
}

}  // namespace benefit::face
