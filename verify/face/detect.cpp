#include "verify/face/detect.hpp"

#include "verify/face/kernel/detector_kernel.hpp"
#include "verify/types/error.hpp"

#include <algorithm>
#include <array>

namespace benefit::face {
namespace {

/// Faces in a crowd beyond these are counted but not looked at.
constexpr int max_faces = 64;

std::vector<cv::Rect> find_at(BenefitDetector& detector, const cv::Mat& bgr, bool enlarge) {
  std::array<BenefitDetection, max_faces> found;
  const int count =
      benefit_detector_find(&detector, bgr.data, bgr.cols, bgr.rows, static_cast<std::ptrdiff_t>(bgr.step),
                            enlarge ? 1 : 0, found.data(), max_faces);
  if (count < 0) throw Failure({ErrorCode::internal, "the face detector ran out of memory", {}, {}});
  std::vector<cv::Rect> faces;
  for (int i = 0; i < std::min(count, max_faces); ++i) {
    const BenefitDetection& face = found[static_cast<std::size_t>(i)];
    faces.emplace_back(face.left, face.top, face.width, face.height);
  }
  return faces;
}

/// Four times the squared distance between the two middles, which is a whole number.
long squared_distance(const cv::Rect& face, cv::Size photo) {
  const long x = 2L * face.x + face.width - photo.width;
  const long y = 2L * face.y + face.height - photo.height;
  return x * x + y * y;
}

}  // namespace

void Detector::Close::operator()(BenefitDetector* detector) const { benefit_detector_close(detector); }

Detector::Detector() : detector_(benefit_detector_open()) {
  if (!detector_) throw Failure({ErrorCode::internal, "the face detector could not be made", {}, {}});
}

std::vector<cv::Rect> Detector::find(const cv::Mat& bgr) {
  std::vector<cv::Rect> faces = find_at(*detector_, bgr, false);
  if (faces.empty()) faces = find_at(*detector_, bgr, true);
  return faces;
}

cv::Rect nearest_centre(const std::vector<cv::Rect>& faces, cv::Size photo) {
  return *std::ranges::min_element(faces, {},
                                   [photo](const cv::Rect& face) { return squared_distance(face, photo); });
}

std::string_view detector_kernel() { return benefit_detector_kernel(); }

}  // namespace benefit::face
