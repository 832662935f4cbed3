// The boundary of the detector's shared library, which is built once for every x86-64 and once for newer ones
// (x86-64-v3: AVX2, FMA). The dynamic loader takes the better one that the CPU can run, so nothing but plain
// C types may cross here. Only detect.cpp calls it. A detector belongs to one thread at a time.
#pragma once

#include <cstddef>

#pragma GCC visibility push(default)  // the library is built with everything else hidden
extern "C" {

struct BenefitDetector;

/// A box in pixels of the image handed in. It may reach over the image's edge.
struct BenefitDetection {
  int left, top, width, height;
  double confidence;  ///< above 0; a face that is clearly there has 0.5 and more
};

/// dlib's frontal face detector. nullptr when there is no memory for it.
BenefitDetector* benefit_detector_open() noexcept;
void benefit_detector_close(BenefitDetector* detector) noexcept;

/// Finds faces in an image of 8-bit BGR pixels, enlarged to twice its size first when `enlarge` is not 0.
/// Writes the `capacity` surest ones to `found`, the surest first, and returns how many there are; -1 when
/// there was no memory.
int benefit_detector_find(BenefitDetector* detector, const unsigned char* bgr, int width, int height,
                          std::ptrdiff_t stride, int enlarge, BenefitDetection* found, int capacity) noexcept;

/// "baseline" or "x86-64-v3": which of the two was loaded.
const char* benefit_detector_kernel() noexcept;
}
#pragma GCC visibility pop
