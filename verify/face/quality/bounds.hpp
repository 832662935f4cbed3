// Beyond which native value a photo is not assessable. The numbers are in models/manifest.toml, with how they
// were measured.
#pragma once

#include "verify/types/photo.hpp"
#include "verify/types/photo_quality.hpp"

#include <vector>

namespace benefit::face {

struct QualityBound {
  QualityComponent component = QualityComponent::yaw;
  NotAssessable reason = NotAssessable::turned_away;
  bool refuse_above = false;  ///< else below; of an angle its size counts
  double native = 0;          ///< the first value that is still compared
};

/// In the order in which they are asked; the first that is broken is the reason. Empty: everything is
/// compared.
using QualityBounds = std::vector<QualityBound>;

}  // namespace benefit::face
