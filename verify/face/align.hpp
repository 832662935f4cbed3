// Stage 4: the face upright and in the place where a network expects it.
#pragma once

#include "verify/face/landmarks.hpp"

#include <array>
#include <span>

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
/// squares (Umeyama 1991, in the plane), as a 2 x 3 matrix. As many points in both; those of `from` must not
/// all be one.
cv::Matx23d similarity(std::span<const cv::Point2d> from, std::span<const cv::Point2d> to);

/// The `side` x `side` BGR picture that `into` makes of the photo; black where the photo ends. A photo that
/// is reduced by it is averaged, so that no pixel is passed over.
cv::Mat cut_out(const cv::Mat& bgr, const cv::Matx23d& into, int side);

}  // namespace benefit::face
