// What hides the face (ISO/IEC 29794-5: eyes visible, mouth occlusion, face occlusion), as far as colours
// tell. The landmarks are always 68, covered or not, so they say nothing; here parts of the face are compared
// with other parts. That sees dark glasses, a mask, a hat of another colour than skin, and dense hair. It
// does not see clear glasses, a hand, or a scarf of the skin's colour, and takes a beard for something that
// covers the mouth: bounds are set far out, so that such a face is still compared.
#pragma once

#include "verify/face/quality/face_crop.hpp"

namespace benefit::face {

struct Occlusion {
  /// Mean grey value about both eyes by that of cheeks and bridge of the nose. 0 .. about 2; more is better,
  /// below 0.3 are dark glasses or deep shadow.
  double eyes = 0;
  /// Distance in colour (CIE 1976, Euclidean in L*a*b*) between the lower face (chin, upper lip) and the
  /// upper one (bridge of the nose, below the eyes). 0 .. about 100; 0 is best.
  double mouth = 0;
  /// The same between the forehead and the middle of the face (cheeks, bridge of the nose).
  double forehead = 0;
};

Occlusion occlusion(const FaceCrop& crop);

}  // namespace benefit::face
