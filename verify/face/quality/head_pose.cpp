#include "verify/face/quality/head_pose.hpp"

#include <array>
#include <cmath>
#include <numbers>

namespace benefit::face {
namespace {

/// A generic head: x to the picture's right, y down, z away from the camera; the unit makes no difference.
struct HeadPoint {
  std::size_t landmark;
  cv::Vec3d place;
};
constexpr std::size_t head_points = 6;
const std::array<HeadPoint, head_points> generic_head = {{
    {30, {0, 0, 0}},          // tip of the nose
    {8, {0, 330, 78}},        // chin
    {36, {-225, -170, 162}},  // outer corner of the eye at the left of the picture
    {45, {225, -170, 162}},
    {48, {-150, 150, 150}},  // corner of the mouth at the left of the picture
    {54, {150, 150, 150}},
}};

double degrees(double radians) { return radians * 180 / std::numbers::pi; }

}  // namespace

HeadPose head_pose(const Landmarks& landmarks) {
  cv::Vec3d head_middle;
  cv::Vec2d face_middle;
  for (const auto& [landmark, place] : generic_head) {
    head_middle += place;
    face_middle += cv::Vec2d(landmarks[landmark].x, landmarks[landmark].y);
  }
  head_middle /= static_cast<double>(head_points);
  face_middle /= static_cast<double>(head_points);

  cv::Matx33d head;
  cv::Matx23d both;
  for (const auto& [landmark, place] : generic_head) {
    const cv::Vec3d on_head = place - head_middle;
    const cv::Vec2d on_face = cv::Vec2d(landmarks[landmark].x, landmarks[landmark].y) - face_middle;
    head += on_head * on_head.t();
    both += on_face * on_head.t();
  }
  const cv::Matx23d affine = both * head.inv();

  // The nearest map of two perpendicular rows of one length: U V of the singular value decomposition.
  cv::Matx<double, 2, 1> lengths;
  cv::Matx22d u;
  cv::Matx23d v;
  cv::SVD::compute(affine, lengths, u, v);
  const cv::Matx23d rotation = u * v;
  const cv::Vec3d right(rotation(0, 0), rotation(0, 1), rotation(0, 2));
  const cv::Vec3d down(rotation(1, 0), rotation(1, 1), rotation(1, 2));
  const cv::Vec3d away = right.cross(down);
  // The rotation is turn in the picture x nod x turn about the neck; the last two alone make the third row.
  return {degrees(std::atan2(away[0], away[2])), degrees(-std::asin(away[1])),
          degrees(std::atan2(-right[1], down[1]))};
}

}  // namespace benefit::face
