// The innermost loop of laying one picture over another (same_picture.cpp, which alone calls it). In the same
// shared library as the detector, for the same reason: AVX2 and FMA make it several times as fast.
#pragma once

#pragma GCC visibility push(default)  // the library is built with everything else hidden
extern "C" {

/// Unknowns of a fit, in this order: gain, offset, scale x, scale y, turn, x, y.
enum { benefit_fit_unknowns = 7 };

/// Two square pictures of `width` x `width` pixels, row by row, and the fit as known so far.
struct BenefitFit {
  int width;                    ///< a multiple of 8
  const float* target;          ///< the first picture's brightness
  const unsigned char* usable;  ///< of the first; 0 where there is nothing to compare
  const float* other;  ///< four for each pixel of the second: brightness, slope along x and y, 1 where usable
  float to_other[6];   ///< from a pixel's place (x, y, 1) in the first to that in the second
  float gain, offset;  ///< from the second's brightness to the first's
  float limit;         ///< 1 / (2 x spread)^2: how little large differences count
};

/// Weighted sums for the normal equations.
struct BenefitFitSums {
  double left[benefit_fit_unknowns * (benefit_fit_unknowns + 1) / 2];  ///< lower triangle, row by row
  double right[benefit_fit_unknowns];
  double differences;  ///< absolute, grey levels
  double weights;
};

/// The sums over all pixels that are usable in both pictures. Floats within a row of pixels, doubles from row
/// to row: floats would lose digits over a whole picture.
BenefitFitSums benefit_fit_sums(const BenefitFit* fit) noexcept;
}
#pragma GCC visibility pop
