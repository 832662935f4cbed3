#include "verify/face/decode.hpp"

#include "verify/face/check_jpeg.hpp"
#include "verify/face/check_png.hpp"
#include "verify/face/image_type.hpp"

#include <algorithm>
#include <string>

#include <fmt/format.h>
#include <opencv2/imgcodecs.hpp>
#include <opencv2/imgproc.hpp>

namespace benefit::face {
namespace {

/// The JPEG's quality; nullopt for a PNG.
OrRefusal<std::optional<int>> check(std::span<const std::uint8_t> file, const PhotoLimits& limits) {
  if (file.size() > limits.max_bytes)
    return refuse(NotAssessable::too_large,
                  fmt::format("{} MiB; at most {} are opened", file.size() >> 20U, limits.max_bytes >> 20U));
  const ImageType type = recognise(file);
  switch (type) {
    case ImageType::jpeg:
      return check_jpeg(file, limits).map([](const JpegFile& jpeg) { return std::optional(jpeg.quality); });
    case ImageType::png:
      return check_png(file, limits).map([](const ImageSize&) { return std::optional<int>(); });
    default:
      break;
  }
  if (is_image(type))
    return refuse(NotAssessable::unsupported_type,
                  fmt::format("{}; JPEG and PNG are accepted", describe(type)));
  return refuse(NotAssessable::not_an_image, std::string(describe(type)));
}

/// Empty when OpenCV cannot make pixels of it.
cv::Mat to_pixels(std::span<const std::uint8_t> file) {
  try {
    const cv::Mat view(1, static_cast<int>(file.size()), CV_8UC1, const_cast<std::uint8_t*>(file.data()));
    return cv::imdecode(view, cv::IMREAD_COLOR);
  } catch (const cv::Exception&) {
    return {};
  }
}

cv::Mat reduced_to_working_size(const cv::Mat& bgr) {
  const int longer = std::max(bgr.cols, bgr.rows);
  if (longer <= working_side) return bgr;
  const double scale = static_cast<double>(working_side) / longer;
  const cv::Size size(std::max(1, cvRound(bgr.cols * scale)), std::max(1, cvRound(bgr.rows * scale)));
  cv::Mat reduced;
  cv::resize(bgr, reduced, size, 0, 0, cv::INTER_AREA);
  return reduced;
}

}  // namespace

OrRefusal<Photo> decode(std::span<const std::uint8_t> file, const PhotoLimits& limits) {
  const auto jpeg_quality = check(file, limits);
  if (!jpeg_quality) return tl::unexpected(jpeg_quality.error());
  const cv::Mat bgr = to_pixels(file);
  if (bgr.empty()) return refuse(NotAssessable::damaged, "an image with broken data");
  cv::Mat reduced = reduced_to_working_size(bgr);
  if (std::min(reduced.cols, reduced.rows) < limits.min_side)
    return refuse(NotAssessable::too_small,
                  fmt::format("{} x {} pixels: too narrow a strip for a face", bgr.cols, bgr.rows));
  return Photo{std::move(reduced), bgr.cols, bgr.rows, *jpeg_quality};
}

}  // namespace benefit::face
