// The code of a print, by which it is looked up among millions.
#pragma once

#include "verify/types/photo_print.hpp"

#include <cstdint>
#include <span>
#include <vector>

namespace benefit::face {

/// The signs of the 256 lowest frequencies of a print's picture but its mean (a perceptual hash by cosine
/// transform, Zauner 2010). `picture` as in PhotoPrint. Deterministic; thread-safe.
PrintCode code_of(std::span<const std::uint8_t> picture);

/// The codes under which a print is looked up: its own first, then those of its picture a little larger,
/// smaller, turned and shifted. On an edited copy of a face that is turned away the landmarks may lie
/// elsewhere than on the original.
std::vector<PrintCode> lookup_codes(const PhotoPrint& print);

/// The print of the same picture with left and right exchanged. Twice is once round.
PhotoPrint mirrored(const PhotoPrint& print);

}  // namespace benefit::face
