// Flat colour: ink and screens show fewer hues of skin than a face in daylight, and a copied photo fewer
// still.
#pragma once

#include "verify/face/quality/face_crop.hpp"

namespace benefit::face {

/// Formula: mean of the standard deviations of a* and b* (CIE L*a*b*) within the face's outline. Range: 0 (a
/// grey photo) .. about 20.
double chroma_spread(const FaceCrop& crop);

}  // namespace benefit::face
