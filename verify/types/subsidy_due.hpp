// What government should pay towards a person's contribution, as the policy sets it: the rules work it out,
// the subsidy ledger (C4) sets it beside what was booked.
#pragma once

#include "verify/types/facts.hpp"

#include <vector>

namespace benefit {

struct SubsidyDue {
  Scheme scheme = Scheme::resident_pension;
  SubsidyBasis basis = SubsidyBasis::poverty;
  int year = 0;
  Fen amount;                    ///< of all levels of government together
  RegionCode county;             ///< whose policy sets it
  std::vector<Source> rests_on;  ///< the stay in a registry and, where there is one, the roll entry

  friend bool operator==(const SubsidyDue&, const SubsidyDue&) = default;
};

}  // namespace benefit
