// What a check noticed about a thing: a bank account, a station, an operator's work, a building project. It
// is about no person, opens no case, and asks for an explanation.
#pragma once

#include "verify/types/finding.hpp"
#include "verify/types/money.hpp"
#include "verify/types/region.hpp"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace benefit {

/// Stored as numbers: never renumber.
enum class ThingKind : std::uint8_t {
  account = 1,
  station = 2,
  station_operator = 3,  ///< one operator's work at one station
  project = 4,
};
std::string_view to_string(ThingKind kind);  ///< "account", "station", "operator", "project"

/// The stable name of an observation: the same check, thing and period is the same one in every run.
struct ObservationKey {
  std::string check;  ///< provision code, "A1"
  ThingKind kind = ThingKind::account;
  /// Tells the things of one kind apart: "130225/西街站". An account number stands in it as a hash only.
  std::string thing;
  std::string period;  ///< each check says what it is (Check::period): "twelve_months"

  friend auto operator<=>(const ObservationKey&, const ObservationKey&) = default;
};

struct Observation {
  ObservationKey key;
  std::string name;  ///< as people call the thing: "西街站"; of an account its last four digits
  RegionPath region;
  /// What goes through the thing in a month. It says nothing of money lost; 0 where no money is meant.
  Fen monthly;
  std::vector<Reason> reasons;
  std::vector<Citation> citations;

  friend bool operator==(const Observation&, const Observation&) = default;
};

}  // namespace benefit
