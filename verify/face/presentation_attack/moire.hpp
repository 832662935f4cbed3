// Moire: the grid of a screen or of a print's dots, beating with the camera's own, leaves a regular pattern
// on the face.
#pragma once

#include <opencv2/core.hpp>

namespace benefit::face {

/// Formula: 128 x 128 pixels from the middle of the face as they are in `bgr` (64 x 64 of a smaller
/// face): a pattern finer than what decode() leaves of a large photo is not seen, in grey, under a Hann
/// window; natural logarithm of the spectrum's magnitude; the greatest height of one frequency above the mean
/// of the 15 x 15 about it. Frequencies below a sixteenth of a cycle a pixel (the face itself) and those
/// along the axes (JPEG's blocks) are left out. Range: 0 .. about 6; noise alone makes about 2.5. A knitted
/// cap or a fence behind the ear is a regular pattern too.
double moire(const cv::Mat& bgr, const cv::Rect& face);

}  // namespace benefit::face
