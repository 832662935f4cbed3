// What a scheme has not paid since payments stopped (D4, suspensions, false deaths).
#pragma once

#include "verify/rules/listed_months.hpp"
#include "verify/rules/subject.hpp"
#include "verify/types/suspension.hpp"

#include <vector>

namespace benefit::rules {

/// Of all schemes, for payments that stopped with a suspension of that day: the months from the last paid one
/// before the suspension's own through the month before the run for which nothing was paid, times the amount
/// of the last month that was paid before them. A scheme is left out when no month is missing, when it had
/// stopped more than `recent_months` before already, or when the roll states an end. Months whose list of
/// payments has not been delivered yet count as not paid.
std::vector<Arrears> back_pay_of_suspension(const Subject& subject, Day suspended_on, const AsOf& as_of);

/// The same for payments that stopped on account of a recorded death: the months after that of the death. An
/// end that the roll states from that month on is taken for the record's doing. Where something was paid for
/// a later month, what is missing before it counts, and of the months behind it those whose list has come:
/// `listed` (nullptr: all have).
std::vector<Arrears> back_pay_of_death(const Subject& subject, Day death, const AsOf& as_of,
                                       const ListedMonths* listed);

}  // namespace benefit::rules
