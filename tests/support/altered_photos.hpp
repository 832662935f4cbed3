// Pictures of pictures, made from photos of faces: what a presentation attack roughly does to a photo. A
// simulation and nothing more: a detector that sees all of these has been shown to see these.
#pragma once

#include <cstdint>
#include <string_view>

#include <opencv2/core.hpp>

namespace benefit::test::altered {

/// A printed picture held before a camera: black dots and three inks in a halftone grid of a few pixels, the
/// tint of paper and faded black, a white border, held a little askew before a wall, and the camera's blur.
/// `seed` chooses the figures. 8-bit BGR; the size of `photo`.
cv::Mat print(const cv::Mat& photo, std::uint32_t seed);

/// A telephone that shows the picture: stripes of red, green and blue subpixels seen by a camera whose pixels
/// do not fit theirs (moire), bluish light, the telephone's dark frame, a pale reflection across the glass.
cv::Mat screen(const cv::Mat& photo, std::uint32_t seed);

/// Spoils a photo in a way that hurts a comparison: "blurred", "dark", "bright", "small", "covered",
/// "glasses", "cut" or "upside_down"; `amount` from 0 (a little) to 1 (hopeless). Another name gives the
/// photo back.
cv::Mat spoil(const cv::Mat& photo, std::string_view how, double amount, std::uint32_t seed);

}  // namespace benefit::test::altered
