#include "verify/face/quality/eyes_and_mouth.hpp"

#include <algorithm>

namespace benefit::face {
namespace {

double distance(const Landmarks& landmarks, std::size_t a, std::size_t b) {
  return cv::norm(landmarks[a] - landmarks[b]);
}

/// `outer` is the first of an eye's six points, which go round it clockwise.
double openness(const Landmarks& landmarks, std::size_t outer) {
  const double height = distance(landmarks, outer + 1, outer + 5) + distance(landmarks, outer + 2, outer + 4);
  return height / 2 / std::max(1.0, distance(landmarks, outer, outer + 3));
}

}  // namespace

double eyes_open(const Landmarks& landmarks) {
  return (openness(landmarks, 36) + openness(landmarks, 42)) / 2;
}

double mouth_closed(const Landmarks& landmarks) {
  const double height =
      distance(landmarks, 61, 67) + distance(landmarks, 62, 66) + distance(landmarks, 63, 65);
  return height / 3 / std::max(1.0, distance(landmarks, 60, 64));
}

}  // namespace benefit::face
