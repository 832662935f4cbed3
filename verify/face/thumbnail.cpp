#include "verify/face/thumbnail.hpp"

#include "verify/face/decode.hpp"

#include <algorithm>

#include <opencv2/imgproc.hpp>

namespace benefit::face {

OrRefusal<Thumbnail> thumbnail(std::span<const std::uint8_t> photo, int max_width) {
  const auto opened = decode(photo);
  if (!opened) return tl::unexpected(opened.error());

  const cv::Mat& bgr = opened->bgr;
  const int width = std::clamp(max_width, 1, bgr.cols);
  const int height = std::max(1, cvRound(static_cast<double>(bgr.rows) * width / bgr.cols));
  cv::Mat small;
  cv::resize(bgr, small, {width, height}, 0, 0, cv::INTER_AREA);
  cv::Mat rgb;
  cv::cvtColor(small, rgb, cv::COLOR_BGR2RGB);
  return Thumbnail{width, height, {rgb.datastart, rgb.dataend}};
}

}  // namespace benefit::face
