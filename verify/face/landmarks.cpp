#include "verify/face/landmarks.hpp"

#include "verify/face/align.hpp"
#include "verify/face/landmark_trees.hpp"

#include <opencv2/imgproc.hpp>

namespace benefit::face {
namespace {

/// The upright face: a box as the detector gives it, with a quarter of it around. Measured: larger ones (300
/// with half around) and a mean over several boxes find no better points.
constexpr int box_side = 240;
constexpr int upright_side = 3 * box_side / 2;
const cv::Rect upright_box(box_side / 4, box_side / 4, box_side, box_side);

/// Where the five points lie in a box of the detector, in its sides: the median of 1,800 faces, made even.
const FivePoints five_points_in_box = {
    {{0.30, 0.262}, {0.70, 0.262}, {0.50, 0.5065}, {0.333, 0.73}, {0.667, 0.73}}};

FivePoints five_points_in_upright() {
  FivePoints points;
  for (std::size_t i = 0; i < points.size(); ++i)
    points[i] = cv::Point2d(upright_box.tl()) + five_points_in_box[i] * box_side;
  return points;
}

/// The landmark of the other half of the face that is there in the mirror.
constexpr std::array<std::size_t, 68> mirrored_landmark = {
    16, 15, 14, 13, 12, 11, 10, 9,  8,  7,  6,  5,  4,  3,  2,  1,  0,  26, 25, 24, 23, 22, 21,
    20, 19, 18, 17, 27, 28, 29, 30, 35, 34, 33, 32, 31, 45, 44, 43, 42, 47, 46, 39, 38, 37, 36,
    41, 40, 54, 53, 52, 51, 50, 49, 48, 59, 58, 57, 56, 55, 64, 63, 62, 61, 60, 67, 66, 65};

}  // namespace

LandmarkPredictor::LandmarkPredictor(std::span<const std::uint8_t> weights)
    : trees_(std::make_unique<const LandmarkTrees>(weights)) {}

LandmarkPredictor::~LandmarkPredictor() = default;

Landmarks LandmarkPredictor::find(const cv::Mat& bgr, const cv::Rect& box) const {
  const FivePoints roughly = five_points(trees_->find(bgr, box));
  const cv::Matx23d upright = similarity(roughly, five_points_in_upright());
  const cv::Mat face = cut_out(bgr, upright, upright_side);
  cv::Mat mirror;
  cv::flip(face, mirror, 1);
  const Landmarks of_face = trees_->find(face, upright_box);
  const Landmarks of_mirror = trees_->find(mirror, upright_box);

  cv::Matx23d back;
  cv::invertAffineTransform(upright, back);
  Landmarks landmarks;
  for (std::size_t i = 0; i < landmarks.size(); ++i) {
    const cv::Point2d mirrored = of_mirror[mirrored_landmark[i]];
    const cv::Point2d mean = (of_face[i] + cv::Point2d(upright_side - 1 - mirrored.x, mirrored.y)) / 2;
    landmarks[i] = {back(0, 0) * mean.x + back(0, 1) * mean.y + back(0, 2),
                    back(1, 0) * mean.x + back(1, 1) * mean.y + back(1, 2)};
  }
  return landmarks;
}

}  // namespace benefit::face
