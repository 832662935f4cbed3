// One act of certifying that somebody is alive, as the checks on stations and operators count it (A2).
#pragma once

#include "verify/types/citizen_id.hpp"
#include "verify/types/finding.hpp"
#include "verify/types/region.hpp"
#include "verify/types/time.hpp"

#include <optional>
#include <string>

namespace benefit {

/// A photo handed in at a station, whatever its comparison came to, or a certification by hand.
struct Certification {
  CitizenId person;
  Day day;                             ///< in China
  std::optional<Instant> captured_at;  ///< of a photo; nullopt: by hand, of which only the day is known
  std::string station;
  std::string operator_name;
  RegionCode county;
  Citation rests_on;

  bool by_hand() const { return !captured_at; }
};

}  // namespace benefit
