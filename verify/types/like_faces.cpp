#include "verify/types/like_faces.hpp"

namespace benefit {

std::string_view to_string(ThresholdBasis basis) {
  switch (basis) {
    case ThresholdBasis::none:
      return "none";
    case ThresholdBasis::extrapolated:
      return "extrapolated";
    case ThresholdBasis::counted:
      return "counted";
  }
  return "none";
}

}  // namespace benefit
