// Eyes open, mouth closed (ISO/IEC 29794-5: eyes open, mouth closed), by the shape of their outlines.
#pragma once

#include "verify/face/landmarks.hpp"

namespace benefit::face {

/// Eye aspect ratio (Soukupova and Cech 2016). Formula: mean of the two heights between the lids by the width
/// between the corners, the mean of both eyes. Range: 0 .. about 0.4; about 0.1 is shut, 0.25 and more is
/// open. Narrow eyes measure lower: a low value advises, and never refuses. Behind dark glasses it is a
/// guess.
double eyes_open(const Landmarks& landmarks);

/// Formula: mean of the three heights between the inner lips by the width between their corners. Range: 0 ..
/// about 1; 0 is closed and best.
double mouth_closed(const Landmarks& landmarks);

}  // namespace benefit::face
