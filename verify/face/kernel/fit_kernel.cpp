#include "verify/face/kernel/fit_kernel.hpp"

#include <cmath>
#include <cstring>

namespace {

/// Pixels taken side by side: vectors of the compiler, which make of them what the processor has.
constexpr int lanes = 8;
using Lanes = float __attribute__((vector_size(lanes * sizeof(float))));
using Pixel = float __attribute__((vector_size(4 * sizeof(float))));

constexpr int unknowns = benefit_fit_unknowns;
constexpr int half = unknowns * (unknowns + 1) / 2;

double sum(const Lanes& values) {
  double total = 0;
  for (int l = 0; l < lanes; ++l) total += static_cast<double>(values[l]);
  return total;
}

Pixel pixel_at(const float* from) {
  Pixel pixel;
  std::memcpy(&pixel, from, sizeof pixel);
  return pixel;
}

/// The second picture between its pixels, linearly. Nothing (all 0) outside of it.
Pixel sample(const BenefitFit& fit, float x, float y) {
  const auto last = static_cast<float>(fit.width - 1);
  if (!(x >= 0 && y >= 0 && x < last && y < last)) return Pixel{};
  const int column = static_cast<int>(x);
  const int row = static_cast<int>(y);
  const float right = x - static_cast<float>(column);
  const float down = y - static_cast<float>(row);
  const float* above = fit.other + 4 * (row * fit.width + column);
  const float* below = above + 4 * fit.width;
  const Pixel upper = pixel_at(above) + right * (pixel_at(above + 4) - pixel_at(above));
  const Pixel lower = pixel_at(below) + right * (pixel_at(below + 4) - pixel_at(below));
  return upper + down * (lower - upper);
}

/// Eight pixels of a row.
struct Strip {
  Lanes target, value, slope_x, slope_y, counted, u;
};

Strip strip_at(const BenefitFit& fit, int x, int y) {
  const float* to = fit.to_other;
  const auto middle = static_cast<float>(fit.width - 1) / 2;
  const float per_width = 1 / static_cast<float>(fit.width);
  Strip strip;
  for (int l = 0; l < lanes; ++l) {
    const auto column = static_cast<float>(x + l);
    const auto row = static_cast<float>(y);
    const Pixel there =
        sample(fit, to[0] * column + to[1] * row + to[2], to[3] * column + to[4] * row + to[5]);
    constexpr float all_four_usable = 0.999F;
    const int at = y * fit.width + x + l;
    strip.target[l] = fit.target[at];
    strip.value[l] = there[0];
    strip.slope_x[l] = there[1];
    strip.slope_y[l] = there[2];
    strip.counted[l] = fit.usable[at] != 0 && there[3] > all_four_usable ? 1.0F : 0.0F;
    strip.u[l] = (column - middle) * per_width;
  }
  return strip;
}

}  // namespace

BenefitFitSums benefit_fit_sums(const BenefitFit* of) noexcept {
  const BenefitFit& fit = *of;
  const auto middle = static_cast<float>(fit.width - 1) / 2;
  BenefitFitSums sums{};
  for (int y = 0; y < fit.width; ++y) {
    const float v = (static_cast<float>(y) - middle) / static_cast<float>(fit.width);
    Lanes left[half] = {};
    Lanes right[unknowns] = {};
    Lanes differences{};
    Lanes weights{};
    for (int x = 0; x < fit.width; x += lanes) {
      const Strip strip = strip_at(fit, x, y);
      const Lanes difference = strip.target - fit.gain * strip.value - fit.offset;
      const Lanes rough = 1 + difference * difference * fit.limit;
      const Lanes weight = strip.counted / (rough * rough);
      differences += (difference < 0 ? -difference : difference) * weight;
      weights += weight;
      const Lanes terms[unknowns] = {strip.value,
                                     Lanes{} + 1,
                                     strip.slope_x * strip.u,
                                     strip.slope_y * v,
                                     strip.slope_y * strip.u - strip.slope_x * v,
                                     strip.slope_x,
                                     strip.slope_y};
      int k = 0;
      for (int i = 0; i < unknowns; ++i) {
        const Lanes weighted = weight * terms[i];
        right[i] += weighted * strip.target;
        for (int j = 0; j <= i; ++j) left[k++] += weighted * terms[j];
      }
    }
    for (int k = 0; k < half; ++k) sums.left[k] += sum(left[k]);
    for (int i = 0; i < unknowns; ++i) sums.right[i] += sum(right[i]);
    sums.differences += sum(differences);
    sums.weights += sum(weights);
  }
  return sums;
}
