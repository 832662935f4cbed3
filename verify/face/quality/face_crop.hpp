// The piece of a photo that the quality measures look at: the face upright and always of one size, so that
// they cost the same for every photo and see what the networks see.
#pragma once

#include "verify/face/landmarks.hpp"

#include <array>
#include <initializer_list>

#include <opencv2/core.hpp>

namespace benefit::face {

/// 128 x 128 pixels: the ArcFace template (align.hpp) with a margin of 8 pixels all round, for the chin and
/// the forehead. The eyes lie about 35 pixels apart. Where the photo ends its edge is repeated.
struct FaceCrop {
  static constexpr int side = 128;

  cv::Mat bgr, grey, lab;              ///< 8-bit; lab as OpenCV keeps it (L 0 .. 255, a and b about 128)
  cv::Mat inside;                      ///< 255 within the outline of jaw and brows, else 0
  std::array<cv::Point2f, 68> points;  ///< the landmarks in pixels of the crop

  /// The mean of some of the points.
  cv::Point2f middle(std::initializer_list<std::size_t> indices) const;
};

FaceCrop crop_face(const cv::Mat& bgr, const Landmarks& landmarks);

/// A square of 11 x 11 pixels about a point, cut to the crop; never empty.
cv::Rect patch(cv::Point2f middle);

}  // namespace benefit::face
