// Size and place of the face in the photo.
#pragma once

#include "verify/face/decode.hpp"
#include "verify/face/landmarks.hpp"

namespace benefit::face {

/// Inter-eye distance (ISO/IEC 29794-5: inter-eye distance). Formula: distance of the two eyes' centres (mean
/// of four lid points each), in pixels of the upright photo before it was reduced. Range: 0 and more; more is
/// better, 90 is enough for anything that looks at it here.
double inter_eye_distance(const Photo& photo, const Landmarks& landmarks);

/// Face inside the photo (ISO/IEC 29794-5: crop of the face image). Formula: area of the landmarks' bounding
/// box that lies within the photo by its whole area. Range: 0 .. 1; 1 is best. The landmarks end at the
/// brows: a cut forehead is not seen.
double face_inside(const Photo& photo, const Landmarks& landmarks);

}  // namespace benefit::face
