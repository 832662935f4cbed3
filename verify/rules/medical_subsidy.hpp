// Whose contribution to resident medical insurance public money should bear, and how far (M1).
#pragma once

#include "verify/policy/policy.hpp"
#include "verify/rules/subject.hpp"

#include <map>
#include <optional>
#include <string>

namespace benefit::rules {

struct MedicalSubsidy {
  const RegistryPeriod* stay;  ///< by which most is due
  const policy::Dated<policy::MedicalSubsidyShare>* share;
  const policy::Dated<Fen>* contribution;  ///< the personal one of the year, whole
  Fen due;           ///< what public money should bear of it
  /// The most that may be due, by stays that are perhaps the person's (C1) and exits of which the list does
  /// not say how they came about, too: what goes beyond it is held to be too much.
  Fen at_most;
  /// By which a stay that ended before the year counts on; nullptr: it did not end before.
  const policy::Dated<Day>* exits;
};

/// nullopt: nothing is due. Views: facts and policy outlive it.
std::optional<MedicalSubsidy> medical_subsidy_due(const SubjectFacts& facts, int year, RegionCode county,
                                                  const policy::Policy& policy, const AsOf& as_of);

/// The years for which somebody paid something to resident medical insurance for the person, and where: by
/// the person's own last payment, else by government's first.
std::map<int, RegionCode> medically_insured_years(const SubjectFacts& facts);

/// The entry by which the person, for whom nobody has paid anything, was in resident medical insurance in the
/// year: of all entries of medical insurance the last one made by its end. nullptr: there is none, it is one
/// of employees, something was paid for the year to employee medical insurance, or the person died by the end
/// of the year.
const Enrolment* medically_enrolled_in(const Subject& subject, int year);

}  // namespace benefit::rules
