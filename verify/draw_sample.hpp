// Chooses by lot what of a month is looked at, flagged or not: the random arm.
#pragma once

#include "verify/pipeline.hpp"
#include "verify/types/progress.hpp"
#include "verify/types/sample.hpp"

#include <cstdint>
#include <string_view>
#include <vector>

namespace benefit::pipeline {

/// What a drawing of a month came to, for each kind and stratum.
struct DrawnStratum {
  SampleKind kind = SampleKind::payment;
  std::string stratum;
  std::int64_t units = 0;  ///< in the frame
  std::int64_t drawn = 0;  ///< that are in the frame, those of earlier drawings too
  std::int64_t drawn_now = 0;
  std::int64_t left = 0;  ///< earlier draws whose unit is not delivered any more
};

/// store -> learning -> cases. Draws a month that is over, and opens a case for each unit drawn. The same
/// month again draws the same units, and those delivered since by the same rule; nothing is doubled. Errors:
/// bad_request (the month is not over), not_found (nothing of it has been delivered), cancelled, conflict
/// (somebody else was drawing, or took one of the cases, meanwhile: draw again).
Expected<std::vector<DrawnStratum>> draw_sample(const Ports& ports, Month month, std::string_view officer,
                                                Progress& progress);

}  // namespace benefit::pipeline
