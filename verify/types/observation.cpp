#include "verify/types/observation.hpp"

namespace benefit {

std::string_view to_string(ThingKind kind) {
  switch (kind) {
    case ThingKind::account:
      return "account";
    case ThingKind::station:
      return "station";
    case ThingKind::station_operator:
      return "operator";
    case ThingKind::project:
      return "project";
  }
  return "account";
}

}  // namespace benefit
