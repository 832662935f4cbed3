#include "daemon/examine/examined_part.hpp"

#include <algorithm>

namespace benefit::examine {

std::string_view to_string(Condition condition) {
  switch (condition) {
    case Condition::ok:
      return "ok";
    case Condition::attention:
      return "attention";
    case Condition::broken:
      return "broken";
  }
  return "broken";
}

Error told(std::string what, std::string where, std::string hint) {
  return {ErrorCode::unavailable, std::move(what), std::move(where), std::move(hint)};
}

boost::json::object to_json(const ExaminedPart& part) {
  return {{"part", part.part},
          {"state", to_string(part.condition)},
          {"what", part.told.what},
          {"where", part.told.where},
          {"hint", part.told.hint}};
}

bool any_broken(const std::vector<ExaminedPart>& parts) {
  return std::any_of(parts.begin(), parts.end(),
                     [](const ExaminedPart& part) { return part.condition == Condition::broken; });
}

}  // namespace benefit::examine
