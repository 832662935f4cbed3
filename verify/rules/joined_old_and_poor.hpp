// Who joined the resident pension when old enough to draw it and registered as poor: nothing is asked of them
// in arrears, and the benefit is due from the month after the formalities (P4).
#pragma once

#include "verify/rules/check.hpp"
#include "verify/rules/subject.hpp"

#include <optional>

namespace benefit::rules {

/// The stay of somebody registered poor on the day and old enough for the pension, who had not joined before
/// that age as far as the roll says; nullptr for anybody else. Views: the facts outlive it.
const RegistryPeriod* joined_old_and_poor(const Subject& subject, const CheckContext& context,
                                          const Enrolment& entry, Day day);

/// The month from which such a person's benefit is due, and the stay by which it is.
struct FirstMonthDue {
  Month month;
  const RegistryPeriod* stay;
};
/// By the newest roll entry of the resident pension; nullopt where P4 says nothing about the first month.
std::optional<FirstMonthDue> first_month_due(const Subject& subject, const CheckContext& context);

}  // namespace benefit::rules
