#include "verify/face/quality/exposure.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <numeric>

namespace benefit::face {

Exposure exposure(const FaceCrop& crop) {
  constexpr std::size_t levels = 256;
  constexpr std::size_t darkest = 25;
  constexpr std::size_t brightest = 247;
  std::array<int, levels> histogram{};
  int pixels = 0;
  for (int y = 0; y < crop.grey.rows; ++y)
    for (int x = 0; x < crop.grey.cols; ++x)
      if (crop.inside.at<std::uint8_t>(y, x) != 0) {
        ++histogram[crop.grey.at<std::uint8_t>(y, x)];
        ++pixels;
      }

  const auto share = [&](std::size_t first, std::size_t last) {
    return static_cast<double>(std::accumulate(histogram.begin() + static_cast<std::ptrdiff_t>(first),
                                               histogram.begin() + static_cast<std::ptrdiff_t>(last) + 1,
                                               0)) /
           pixels;
  };
  double bits = 0;
  for (const int count : histogram)
    if (count > 0)
      bits -= static_cast<double>(count) / pixels * std::log2(static_cast<double>(count) / pixels);
  return {share(0, darkest), share(brightest, levels - 1), bits};
}

double even_light(const FaceCrop& crop) {
  const auto brightness = [&crop](cv::Point2f eye, cv::Point2f mouth) {
    return cv::mean(crop.grey(patch((eye + mouth) / 2)))[0] + 1;  // two black cheeks are lit alike
  };
  const double left = brightness(crop.middle({37, 38, 40, 41}), crop.points[48]);
  const double right = brightness(crop.middle({43, 44, 46, 47}), crop.points[54]);
  return std::min(left, right) / std::max(left, right);
}

}  // namespace benefit::face
