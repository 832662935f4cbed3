// Who is a poor person (贫困人员), and when. The notice counts the registered poor, those lifted out by the
// procedure too (一), recipients of the minimum living allowance, people in extreme hardship and others in
// hardship; whoever was one on any day of a calendar year is one for that year (P6).
#pragma once

#include "verify/types/subject.hpp"
#include "verify/types/time.hpp"

#include <vector>

namespace benefit::rules {

/// From the first of January to the last of December.
DayInterval calendar_year(int year);

/// In order of their first day, then source. What begins after the day of the run is not known yet, and what
/// bears another's name is left out.
using Stays = std::vector<const RegistryPeriod*>;
/// The stays by which the subject is a poor person on some day of the period.
Stays poor_within(const SubjectFacts& facts, const DayInterval& period, const AsOf& as_of);
/// The registry of the poor alone (P4, T1).
Stays registered_poor_within(const SubjectFacts& facts, const DayInterval& period, const AsOf& as_of);

/// The same on the day of the run.
Stays registered_poor_on(const SubjectFacts& facts, const AsOf& as_of);

/// Those under another number that may be this person's (C1) and were not set aside, in no order.
Stays perhaps_own_stays(const SubjectFacts& facts);

/// The person was perhaps poor in the period, though poor_within() does not know it: by a stay under another
/// number that may be this person's (C1), or by an own one in the registry of the poor that ended earlier, of
/// which the list does not say whether it ended by the procedure. Nothing may be held against such a person.
bool perhaps_poor_within(const SubjectFacts& facts, const DayInterval& period, const AsOf& as_of);

}  // namespace benefit::rules
