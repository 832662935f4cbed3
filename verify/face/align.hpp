// Stage 4: the face upright and in the place where the feature network expects it.
#pragma once

#include "verify/face/landmarks.hpp"

#include <array>

#include <opencv2/core.hpp>

namespace benefit::face {

/// The five points of the ArcFace template: left eye, right eye, nose tip, left and right mouth corner, as
/// they lie in the picture (the subject's right eye is at the left).
using FivePoints = std::array<cv::Point2d, 5>;

/// An eye's centre is the mean of its four lid points, a mouth corner that of its outer and inner point: the
/// mixture with which the figures of models/README.md were measured.
FivePoints five_points(const Landmarks& landmarks);

/// Where the five points lie in a 112 x 112 face (Deng et al. 2019).
extern const FivePoints arcface_template;
inline constexpr int arcface_side = 112;

/// The turn, scale and shift (no mirror, no shear) that bring `from` nearest to `to` in the sense of least
/// squares (Umeyama 1991, in the plane), as a 2 x 3 matrix. The points of `from` must not all be one.
cv::Matx23d similarity(const FivePoints& from, const FivePoints& to);

/// The 112 x 112 BGR face; black where the photo ends.
cv::Mat align(const cv::Mat& bgr, const Landmarks& landmarks);

}  // namespace benefit::face
