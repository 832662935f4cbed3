#include "verify/face/presentation_attack/moire.hpp"

#include "verify/face/presentation_attack/liveness_network.hpp"

#include <algorithm>
#include <cmath>

#include <opencv2/imgproc.hpp>

namespace benefit::face {
namespace {

/// Logarithm of the magnitudes, zero frequency in the middle.
cv::Mat log_spectrum(const cv::Mat& bgr) {
  cv::Mat grey;
  cv::cvtColor(bgr, grey, cv::COLOR_BGR2GRAY);
  cv::Mat values;
  grey.convertTo(values, CV_32F);
  values -= cv::mean(values);
  cv::Mat window;
  cv::createHanningWindow(window, values.size(), CV_32F);
  cv::Mat spectrum;
  cv::dft(values.mul(window), spectrum, cv::DFT_COMPLEX_OUTPUT);
  cv::Mat parts[2];
  cv::split(spectrum, parts);
  cv::Mat magnitude;
  cv::magnitude(parts[0], parts[1], magnitude);
  magnitude += 1;  // so that an even grey has no peaks
  cv::log(magnitude, magnitude);

  const int half = magnitude.cols / 2;
  cv::Mat centred(magnitude.size(), CV_32F);
  for (int y = 0; y < 2; ++y)
    for (int x = 0; x < 2; ++x)
      magnitude(cv::Rect(x * half, y * half, half, half))
          .copyTo(centred(cv::Rect((1 - x) * half, (1 - y) * half, half, half)));
  return centred;
}

}  // namespace

double moire(const cv::Mat& bgr, const cv::Rect& face) {
  constexpr int large = 128;
  constexpr int small = 64;
  constexpr int neighbourhood = 15;
  constexpr int axis = 2;
  const cv::Rect seen = face & cv::Rect({}, bgr.size());
  const int side = std::min(seen.width, seen.height) >= large ? large : small;
  if (std::min(seen.width, seen.height) < small) return 0;

  const cv::Rect middle(seen.x + (seen.width - side) / 2, seen.y + (seen.height - side) / 2, side, side);
  const cv::Mat spectrum = log_spectrum(bgr(middle));
  cv::Mat around;
  cv::blur(spectrum, around, {neighbourhood, neighbourhood});
  float highest = 0;
  for (int y = 0; y <= side / 2; ++y)  // the other half is its mirror image
    for (int x = 0; x < side; ++x) {
      const int u = std::abs(x - side / 2);
      const int v = std::abs(y - side / 2);
      if (u <= axis || v <= axis || u * u + v * v < (side / 16) * (side / 16)) continue;
      highest = std::max(highest, spectrum.at<float>(y, x) - around.at<float>(y, x));
    }
  return static_cast<double>(highest);
}

}  // namespace benefit::face
