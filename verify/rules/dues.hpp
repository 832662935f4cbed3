// What government should have paid towards one person's contributions of a year, for the subsidy ledger (C4).
#pragma once

#include "verify/policy/policy.hpp"
#include "verify/rules/subject.hpp"
#include "verify/types/subsidy_due.hpp"

#include <vector>

namespace benefit::rules {

/// By P1 and M1, in order of scheme; nothing for schemes in which nothing is due. Pure and thread-safe.
std::vector<SubsidyDue> subsidies_due(const Subject& subject, int year, const policy::Policy& policy,
                                      const AsOf& as_of);

}  // namespace benefit::rules
