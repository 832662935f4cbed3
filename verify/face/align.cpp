#include "verify/face/align.hpp"

#include <complex>
#include <initializer_list>
#include <numeric>

#include <opencv2/imgproc.hpp>

namespace benefit::face {
namespace {

using Complex = std::complex<double>;

Complex complex(cv::Point2d point) { return {point.x, point.y}; }

cv::Point2d mean(const Landmarks& landmarks, std::initializer_list<std::size_t> indices) {
  cv::Point2d sum;
  for (const std::size_t index : indices) sum += cv::Point2d(landmarks[index]);
  return sum / static_cast<double>(indices.size());
}

Complex centroid(const FivePoints& points) {
  const auto add = [](Complex sum, cv::Point2d point) { return sum + complex(point); };
  return std::accumulate(points.begin(), points.end(), Complex{}, add) / static_cast<double>(points.size());
}

}  // namespace

const FivePoints arcface_template = {
    {{38.2946, 51.6963}, {73.5318, 51.5014}, {56.0252, 71.7366}, {41.5493, 92.3655}, {70.7299, 92.2041}}};

FivePoints five_points(const Landmarks& landmarks) {
  return {mean(landmarks, {37, 38, 40, 41}), mean(landmarks, {43, 44, 46, 47}), landmarks[30],
          mean(landmarks, {48, 60}), mean(landmarks, {54, 64})};
}

cv::Matx23d similarity(const FivePoints& from, const FivePoints& to) {
  // With points as complex numbers a similarity is q = a p + b, and least squares give a and b in closed
  // form.
  const Complex from_centre = centroid(from);
  const Complex to_centre = centroid(to);
  Complex covariance;
  double variance = 0;
  for (std::size_t i = 0; i < from.size(); ++i) {
    const Complex p = complex(from[i]) - from_centre;
    covariance += std::conj(p) * (complex(to[i]) - to_centre);
    variance += std::norm(p);
  }
  const Complex a = covariance / variance;
  const Complex b = to_centre - a * from_centre;
  return {a.real(), -a.imag(), b.real(), a.imag(), a.real(), b.imag()};
}

cv::Mat align(const cv::Mat& bgr, const Landmarks& landmarks) {
  cv::Mat face;
  cv::warpAffine(bgr, face, similarity(five_points(landmarks), arcface_template),
                 {arcface_side, arcface_side});
  return face;
}

}  // namespace benefit::face
