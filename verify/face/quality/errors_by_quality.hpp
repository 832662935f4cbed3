// Does a low component value make comparisons fail? The table from which the bounds of models/manifest.toml
// were chosen.
#pragma once

#include "verify/types/photo.hpp"
#include "verify/types/photo_quality.hpp"

#include <array>
#include <cstddef>

namespace benefit::face {

/// Pairs of one person, counted for each component by the worse photo's value in steps of ten (90 .. 100 is
/// the last step).
class ErrorsByQuality {
 public:
  static constexpr std::size_t steps = 10;

  struct Count {
    std::size_t pairs = 0;
    std::size_t not_same = 0;   ///< of these *unsure* or *different*
    std::size_t different = 0;  ///< of these *different*: a false non-match
  };

  void add(const PhotoQuality& first, const PhotoQuality& second, FaceOutcome outcome);

  /// `step` 0: component values 0 .. 9.
  const Count& at(QualityComponent component, std::size_t step) const {
    return counts_[static_cast<std::size_t>(component)][step];
  }

 private:
  std::array<std::array<Count, steps>, quality_components> counts_{};
};

}  // namespace benefit::face
