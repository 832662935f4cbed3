#include "verify/types/link.hpp"

namespace benefit {

std::string_view to_string(LinkUse use) {
  switch (use) {
    case LinkUse::usable:
      return "usable";
    case LinkUse::set_aside:
      return "set_aside";
    case LinkUse::other_person:
      return "other_person";
    case LinkUse::before_birth:
      return "before_birth";
    case LinkUse::after_run:
      return "after_run";
  }
  return "other_person";
}

std::string_view level_of(const DeathLink& link, std::string_view field) {
  for (const FieldComparison& comparison : link.compared)
    if (comparison.field == field) return comparison.level;
  return "missing";
}

}  // namespace benefit
