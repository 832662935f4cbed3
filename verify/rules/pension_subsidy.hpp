// Whose contribution to the resident pension government should pay, and how much of it (P1, P3, P6).
#pragma once

#include "verify/rules/check.hpp"
#include "verify/rules/poverty.hpp"
#include "verify/rules/subject.hpp"

#include <optional>
#include <vector>

namespace benefit::rules {

struct PensionSubsidy {
  const Enrolment* entry;          ///< by which the person could have contributed
  const policy::Dated<Fen>* tier;  ///< the least that government should pay
  Stays stays;                     ///< by which the person is poor in the year; not empty
};

/// The tier below which government must not pay: the lowest of the year, or the one that the poor keep where
/// that is lower (P3). nullptr: the policy says nothing.
const policy::Dated<Fen>* least_tier(const policy::Policy& policy, int year, RegionCode county);

/// Of what government paid for one person and year, the year's one contribution.
struct OneContribution {
  RegionCode county;  ///< that paid it
  Fen amount;
  Fen beyond;  ///< everything else that was paid: a duplicate (P5)
};
/// What one county paid in parts is one contribution as far as the parts do not exceed `due` together; who
/// pays more at once pays more than the least, and no duplicate. Of several counties that of the one counts
/// whose contribution is the first to be whole, else the largest. `paid` in order of payment, not empty.
OneContribution one_contribution(const std::vector<const GovernmentContribution*>& paid, Fen due,
                                 const CheckContext& context);

/// The least that was due for the person's year, by the county on the roll, else by that which paid first.
Fen contribution_due(const Subject& subject, const CheckContext& context, int year, RegionCode first_payer);
/// P5 looks at contributions of the year: the provision is in force.
bool is_found_twice(const CheckContext& context, int year, RegionCode county);

/// What government paid for one year of the resident pension on the ground of poverty under another number
/// that may be the subject's.
struct SubsidyElsewhere {
  CitizenId id;
  const MatchEvidence* match;                       ///< of the number's likeliest row
  std::vector<const GovernmentContribution*> rows;  ///< in order of payment, not empty

  Verdict verdict() const { return verdict_of(match->probability); }
};
/// For each such number, in order of the numbers; unlikely ones, and those that a person has told apart, are
/// not among them. Views: the subject outlives them.
std::vector<SubsidyElsewhere> subsidies_elsewhere(const Subject& subject, int year);

/// nullopt: government owes nothing. Views: subject and policy outlive it.
std::optional<PensionSubsidy> pension_subsidy_due(const Subject& subject, int year,
                                                  const policy::Policy& policy, const AsOf& as_of);

}  // namespace benefit::rules
