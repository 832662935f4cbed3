#include "verify/face/quality/errors_by_quality.hpp"

#include <algorithm>

namespace benefit::face {

void ErrorsByQuality::add(const PhotoQuality& first, const PhotoQuality& second, FaceOutcome outcome) {
  for (std::size_t i = 0; i < quality_components; ++i) {
    const auto component = static_cast<QualityComponent>(i);
    const int worse =
        std::min(component_value(component, first.native[i]), component_value(component, second.native[i]));
    Count& count = counts_[i][std::min(static_cast<std::size_t>(worse) / 10, steps - 1)];
    ++count.pairs;
    if (outcome != FaceOutcome::same) ++count.not_same;
    if (outcome == FaceOutcome::different) ++count.different;
  }
}

}  // namespace benefit::face
