#include "verify/face/quality/rival_face.hpp"

#include <algorithm>

namespace benefit::face {

double rival_face(const std::vector<cv::Rect>& faces, const cv::Rect& subject, cv::Size photo) {
  const auto distance = [photo](const cv::Rect& face) {
    return cv::norm(cv::Point2d(face.x + face.width / 2.0 - photo.width / 2.0,
                                face.y + face.height / 2.0 - photo.height / 2.0));
  };
  const double half = subject.width / 2.0;
  double greatest = 0;
  for (const cv::Rect& face : faces) {
    if (face == subject) continue;
    const double as_large = std::min(1.0, static_cast<double>(face.width) / subject.width);
    greatest = std::max(greatest, as_large * (half + distance(subject)) / (half + distance(face)));
  }
  return std::min(1.0, greatest);
}

}  // namespace benefit::face
