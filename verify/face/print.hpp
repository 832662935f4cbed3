// The print of a photo: a small grey picture, which says whether another photo is a copy of it
// (same_picture.hpp), and a code of 256 bits, by which copies are looked up among millions (print_code.hpp,
// print_index.hpp).
#pragma once

#include "verify/face/landmarks.hpp"
#include "verify/types/photo_print.hpp"

#include <optional>

#include <opencv2/core.hpp>

namespace benefit::face {

/// With landmarks: the face upright, its eyes 28 pixels apart, from the hairline to the chin. Without: the
/// whole photo less a border of one colour, squeezed into the square. `bgr`: 8-bit, not empty. Deterministic.
PhotoPrint make_print(const cv::Mat& bgr, const std::optional<Landmarks>& landmarks);

/// The picture shows next to nothing (a lens cap, a white sheet). Such pictures are all alike without being
/// copies: among a hundred thousand of them each would be looked up for nothing.
bool is_plain(const PhotoPrint& print);

}  // namespace benefit::face
