#include "verify/face/quality/face_geometry.hpp"

#include "verify/face/align.hpp"

#include <algorithm>
#include <vector>

#include <opencv2/imgproc.hpp>

namespace benefit::face {

double inter_eye_distance(const Photo& photo, const Landmarks& landmarks) {
  const FivePoints points = five_points(landmarks);
  return cv::norm(points[1] - points[0]) * photo.scale();
}

double face_inside(const Photo& photo, const Landmarks& landmarks) {
  const cv::Rect box = cv::boundingRect(std::vector<cv::Point>(landmarks.begin(), landmarks.end()));
  return static_cast<double>((box & cv::Rect({}, photo.bgr.size())).area()) / std::max(1, box.area());
}

}  // namespace benefit::face
