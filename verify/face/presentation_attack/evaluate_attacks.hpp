// Measures the detection of presentation attacks on labelled photos (ISO/IEC 30107-3): what an agency does
// before it trusts F3 on its own cameras.
#pragma once

#include "verify/face/measure_photos.hpp"
#include "verify/face/presentation_attack/labelled_photos.hpp"
#include "verify/types/binomial_interval.hpp"

#include <cstddef>
#include <filesystem>
#include <functional>
#include <map>
#include <string>
#include <vector>

namespace benefit::face {

/// Of one kind of photo.
struct AttackCount {
  std::size_t photos = 0;
  std::size_t not_assessable = 0;  ///< of these; no response, left out of the rates
  std::size_t suspected = 0;       ///< of those that were assessed

  std::size_t assessed() const { return photos - not_assessable; }
  /// Attacks that pass, by those assessed: APCER. Of "live" it means nothing.
  Interval missed_interval() const { return binomial_interval(assessed() - suspected, assessed()); }
  /// Of "live": persons who are asked for another photo without need, BPCER.
  Interval suspected_interval() const { return binomial_interval(suspected, assessed()); }
};

/// By kind.
using AttackEvaluation = std::map<std::string, AttackCount>;

/// Told of every photo, in the order of the list.
using LabelledPhotoObserver = std::function<void(const LabelledPhoto&, const FaceMeasurement&)>;

/// Measures every photo of the list below `root`. The counts do not depend on the number of workers. Errors:
/// bad_input (a photo is not there, with its line), cancelled. Throws Failure when a measurer does.
Expected<AttackEvaluation> evaluate_attacks(const std::vector<LabelledPhoto>& photos,
                                            const std::filesystem::path& root, const MeasuringTools& tools,
                                            const LabelledPhotoObserver& observe = {});

}  // namespace benefit::face
