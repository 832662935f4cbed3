// Sharpness (ISO/IEC 29794-5: sharpness): is there fine detail in the face, or did camera, hand or
// enlargement blur it?
#pragma once

#include "verify/face/quality/face_crop.hpp"

namespace benefit::face {

/// Formula: standard deviation of the Laplacian of the grey values by the standard deviation of the grey
/// values themselves, within the face's outline. Divided, so that a low contrast is not taken for a blur: in
/// the spectrum it is the mean of the fourth power of the frequency, weighted with the picture's own power,
/// and any smoothing makes it less. Range: 0 .. about 2; more is better, about 0.1 is a smear, 0.4 is sharp.
/// A face of few pixels is enlarged for the crop and counts as blurred; noise counts as detail.
double sharpness(const FaceCrop& crop);

}  // namespace benefit::face
