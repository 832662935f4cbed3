// Whose contribution to the resident pension government should pay, and how much of it (P1, P3, P6).
#pragma once

#include "verify/policy/policy.hpp"
#include "verify/rules/poverty.hpp"
#include "verify/rules/subject.hpp"

#include <optional>

namespace benefit::rules {

struct PensionSubsidy {
  const Enrolment* entry;          ///< by which the person could have contributed
  const policy::Dated<Fen>* tier;  ///< the least that government should pay
  Stays stays;                     ///< by which the person is poor in the year; not empty
};

/// nullopt: government owes nothing. Views: subject and policy outlive it.
std::optional<PensionSubsidy> pension_subsidy_due(const Subject& subject, int year,
                                                  const policy::Policy& policy, const AsOf& as_of);

}  // namespace benefit::rules
