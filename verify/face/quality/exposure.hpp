// Light on the face (ISO/IEC 29794-5: under- and over-exposure, dynamic range, illumination uniformity).
#pragma once

#include "verify/face/quality/face_crop.hpp"

namespace benefit::face {

struct Exposure {
  /// Share of the grey values within the face's outline from 0 to 25: under-exposed. 0 .. 1; 0 is best. Very
  /// dark skin in poor light counts as black pixels too; the bound is set where that does not yet hurt the
  /// comparison.
  double under = 0;
  /// Share from 247 to 255: over-exposed. 0 .. 1; 0 is best.
  double over = 0;
  /// Entropy of the histogram of grey values within the outline, in bits. 0 (one grey) .. 8; more is better,
  /// 7 is plenty.
  double dynamic_range = 0;
};

Exposure exposure(const FaceCrop& crop);

/// Formula: mean grey value of the darker cheek by that of the brighter one; a cheek is a patch half-way
/// between the eye and the corner of the mouth. Range: 0 .. 1; 1 is best. A face turned away from the light,
/// or from the camera, is darker on one side.
double even_light(const FaceCrop& crop);

}  // namespace benefit::face
