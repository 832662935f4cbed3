#include "verify/face/print_code.hpp"

#include <algorithm>
#include <cmath>

#include <opencv2/imgproc.hpp>

namespace benefit::face {

PrintCode code_of(std::span<const std::uint8_t> picture) {
  constexpr int frequencies_each_way = 16;
  static_assert(frequencies_each_way * frequencies_each_way == print_code_bits);
  const cv::Mat pixels(PhotoPrint::side, PhotoPrint::side, CV_8UC1,
                       const_cast<std::uint8_t*>(picture.data()));
  const cv::Mat inside = pixels != 0;
  const double mean = cv::mean(pixels, inside)[0];
  cv::Mat values;
  pixels.convertTo(values, CV_32F, 1, -mean);
  values.setTo(0, ~inside);  // neither light nor dark
  cv::Mat small;
  cv::resize(values, small, {2 * frequencies_each_way, 2 * frequencies_each_way}, 0, 0, cv::INTER_AREA);
  cv::Mat frequencies;
  cv::dct(small, frequencies);
  PrintCode code{};
  for (int v = 0; v < frequencies_each_way; ++v)
    for (int u = 0; u < frequencies_each_way; ++u) {
      // The mean brightness is nobody's own; the next frequency stands in for it.
      const float value =
          u + v == 0 ? frequencies.at<float>(0, frequencies_each_way) : frequencies.at<float>(v, u);
      const auto bit = static_cast<std::size_t>(v * frequencies_each_way + u);
      if (value > 0) code[bit / 64] |= std::uint64_t{1} << (bit % 64);
    }
  return code;
}

namespace {

/// The code of the picture enlarged by `scale`, turned by `turn` (radians) about its middle, and shifted
/// (pixels).
PrintCode code_of_moved(const PhotoPrint& print, double scale, double turn, double x, double y) {
  const cv::Mat pixels(PhotoPrint::side, PhotoPrint::side, CV_8UC1,
                       const_cast<std::uint8_t*>(print.picture.data()));
  constexpr double middle = (PhotoPrint::side - 1) / 2.0;
  const double c = scale * std::cos(turn);
  const double s = scale * std::sin(turn);
  const cv::Matx23d map{c, -s, middle - c * middle + s * middle + x,
                        s, c,  middle - s * middle - c * middle + y};
  cv::Mat moved;
  cv::warpAffine(pixels, moved, map, pixels.size(), cv::INTER_LINEAR, cv::BORDER_REPLICATE);
  return code_of({moved.data, moved.total()});
}

}  // namespace

std::vector<PrintCode> lookup_codes(const PhotoPrint& print) {
  constexpr double turn = 0.09;
  constexpr double shift = 5;
  return {print.code,
          code_of_moved(print, 0.92, 0, 0, 0),
          code_of_moved(print, 1.09, 0, 0, 0),
          code_of_moved(print, 1, turn, 0, 0),
          code_of_moved(print, 1, -turn, 0, 0),
          code_of_moved(print, 1, 0, shift, 0),
          code_of_moved(print, 1, 0, -shift, 0),
          code_of_moved(print, 1, 0, 0, shift),
          code_of_moved(print, 1, 0, 0, -shift)};
}

PhotoPrint mirrored(const PhotoPrint& print) {
  PhotoPrint other{print.frame, {}, print.picture};
  for (auto row = other.picture.begin(); row != other.picture.end(); row += PhotoPrint::side)
    std::reverse(row, row + PhotoPrint::side);
  other.code = code_of(other.picture);
  return other;
}

}  // namespace benefit::face
