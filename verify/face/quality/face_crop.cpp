#include "verify/face/quality/face_crop.hpp"

#include "verify/face/align.hpp"

#include <algorithm>
#include <vector>

#include <opencv2/imgproc.hpp>

namespace benefit::face {
namespace {

constexpr double margin = (FaceCrop::side - arcface_side) / 2.0;

cv::Mat outline(const std::array<cv::Point2f, 68>& points) {
  constexpr std::size_t jaw_and_brows = 27;
  std::vector<cv::Point> corners;
  for (std::size_t i = 0; i < jaw_and_brows; ++i) corners.emplace_back(points[i]);
  std::vector<cv::Point> hull;
  cv::convexHull(corners, hull);
  cv::Mat inside = cv::Mat::zeros(FaceCrop::side, FaceCrop::side, CV_8UC1);
  cv::fillConvexPoly(inside, hull, cv::Scalar::all(255));
  // Landmarks that wandered off leave nothing; then the middle of the crop is as good a guess as any.
  if (cv::countNonZero(inside) == 0) inside(cv::Rect(32, 32, 64, 64)).setTo(255);
  return inside;
}

}  // namespace

cv::Point2f FaceCrop::middle(std::initializer_list<std::size_t> indices) const {
  cv::Point2f sum;
  for (const std::size_t index : indices) sum += points[index];
  return sum / static_cast<float>(indices.size());
}

FaceCrop crop_face(const cv::Mat& bgr, const Landmarks& landmarks) {
  cv::Matx23d to_crop = similarity(five_points(landmarks), arcface_template);
  to_crop(0, 2) += margin;
  to_crop(1, 2) += margin;

  FaceCrop crop;
  cv::warpAffine(bgr, crop.bgr, to_crop, {FaceCrop::side, FaceCrop::side}, cv::INTER_LINEAR,
                 cv::BORDER_REPLICATE);
  cv::cvtColor(crop.bgr, crop.grey, cv::COLOR_BGR2GRAY);
  cv::cvtColor(crop.bgr, crop.lab, cv::COLOR_BGR2Lab);
  for (std::size_t i = 0; i < landmarks.size(); ++i) {
    const cv::Vec2d point = to_crop * cv::Vec3d(landmarks[i].x, landmarks[i].y, 1);
    crop.points[i] = {static_cast<float>(point[0]), static_cast<float>(point[1])};
  }
  crop.inside = outline(crop.points);
  return crop;
}

cv::Rect patch(cv::Point2f middle) {
  constexpr int side = 11;
  const auto start = [](float at) { return std::clamp(cvRound(at) - side / 2, 0, FaceCrop::side - side); };
  return {start(middle.x), start(middle.y), side, side};
}

}  // namespace benefit::face
