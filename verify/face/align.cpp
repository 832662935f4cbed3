#include "verify/face/align.hpp"

#include <cmath>
#include <complex>
#include <initializer_list>
#include <numeric>

#include <opencv2/imgproc.hpp>

namespace benefit::face {
namespace {

using Complex = std::complex<double>;

/// Down to this scale linear interpolation between four pixels passes over none that matters.
constexpr double least_unaveraged_scale = 0.75;

Complex complex(cv::Point2d point) { return {point.x, point.y}; }

cv::Point2d mean(const Landmarks& landmarks, std::initializer_list<std::size_t> indices) {
  cv::Point2d sum;
  for (const std::size_t index : indices) sum += landmarks[index];
  return sum / static_cast<double>(indices.size());
}

Complex centroid(std::span<const cv::Point2d> points) {
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

cv::Matx23d similarity(std::span<const cv::Point2d> from, std::span<const cv::Point2d> to) {
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

cv::Mat cut_out(const cv::Mat& bgr, const cv::Matx23d& into, int side) {
  const double scale = std::hypot(into(0, 0), into(1, 0));
  if (scale > least_unaveraged_scale) {
    cv::Mat face;
    cv::warpAffine(bgr, face, into, {side, side});
    return face;
  }
  // Cut out `times` as large, then averaged. The middle of a pixel stays the middle of its block.
  const int times = static_cast<int>(std::ceil(1 / scale));
  cv::Matx23d larger = into * times;
  larger(0, 2) += (times - 1) / 2.0;
  larger(1, 2) += (times - 1) / 2.0;
  cv::Mat large, face;
  cv::warpAffine(bgr, large, larger, {side * times, side * times});
  cv::resize(large, face, {side, side}, 0, 0, cv::INTER_AREA);
  return face;
}

}  // namespace benefit::face
