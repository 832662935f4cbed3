#include "verify/face/quality/jpeg_quality.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace benefit::face {

int jpeg_quality(const QuantisationTable& luminance) {
  // ISO/IEC 10918-1, table K.1, added up.
  constexpr double standard_sum = 3688;
  const double factor = std::accumulate(luminance.begin(), luminance.end(), 0.0) / standard_sum;
  const double quality = factor > 1 ? 50 / factor : 100 - 50 * factor;
  return static_cast<int>(std::lround(std::clamp(quality, 1.0, 100.0)));
}

}  // namespace benefit::face
