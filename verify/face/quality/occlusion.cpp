#include "verify/face/quality/occlusion.hpp"

#include <algorithm>
#include <initializer_list>

namespace benefit::face {
namespace {

/// L* 0 .. 100, a* and b* about -100 .. 100: the mean over patches about the points.
cv::Vec3d colour_of(const FaceCrop& crop, std::initializer_list<cv::Point2f> points) {
  cv::Vec3d sum;
  for (const cv::Point2f point : points) {
    const cv::Scalar mean = cv::mean(crop.lab(patch(point)));
    sum += cv::Vec3d(mean[0] * 100 / 255, mean[1] - 128, mean[2] - 128);
  }
  return sum / static_cast<double>(points.size());
}

}  // namespace

Occlusion occlusion(const FaceCrop& crop) {
  const cv::Point2f left_eye = crop.middle({37, 38, 40, 41});
  const cv::Point2f right_eye = crop.middle({43, 44, 46, 47});
  const cv::Point2f eyes_apart = right_eye - left_eye;
  const cv::Point2f up(eyes_apart.y, -eyes_apart.x);  // as long as the eyes are apart
  const cv::Point2f bridge = crop.middle({27, 28});
  const cv::Point2f left_cheek = (left_eye + crop.points[48]) / 2;
  const cv::Point2f right_cheek = (right_eye + crop.points[54]) / 2;

  const cv::Vec3d eyes = colour_of(crop, {left_eye, right_eye});
  const cv::Vec3d middle = colour_of(crop, {bridge, left_cheek, right_cheek});
  const cv::Vec3d upper = colour_of(crop, {bridge, left_eye - up * 0.3, right_eye - up * 0.3});
  const cv::Vec3d lower = colour_of(crop, {crop.middle({57, 8}), crop.middle({33, 51})});
  const cv::Vec3d forehead = colour_of(
      crop, {crop.middle({20, 23}) + up * 0.4, crop.points[19] + up * 0.35, crop.points[24] + up * 0.35});
  return {eyes[0] / std::max(1.0, middle[0]), cv::norm(lower - upper), cv::norm(forehead - middle)};
}

}  // namespace benefit::face
