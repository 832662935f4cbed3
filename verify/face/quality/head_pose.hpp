// Head pose (ISO/IEC 29794-5: pose): how far the head is turned from the camera's line of sight.
#pragma once

#include "verify/face/landmarks.hpp"

namespace benefit::face {

/// Degrees, each about -90 .. 90; 0 is best. Yaw: positive when the face is turned to the picture's right.
/// Pitch: positive when it is raised. Roll: positive when the head leans clockwise in the picture.
struct HeadPose {
  double yaw = 0, pitch = 0, roll = 0;
};

/// Formula: six points of a generic head (nose tip, chin, outer eye corners, mouth corners) are laid on the
/// landmarks by the affine map that fits best (least squares); the nearest rotation with one scale
/// (orthographic projection, as in the first step of POSIT, DeMenthon and Davis 1995) gives the angles.
/// cv::solvePnP would need the camera's focal length, which nobody knows, and a module of OpenCV that draws
/// in a window system. A head unlike the generic one shifts the angles by up to ten degrees or so; beyond
/// about 45 degrees the landmarks wander and the angles with them.
HeadPose head_pose(const Landmarks& landmarks);

}  // namespace benefit::face
