// What a scheme has not paid since payments stopped (D4, suspensions, false deaths).
#pragma once

#include "verify/rules/subject.hpp"
#include "verify/types/suspension.hpp"

#include <optional>
#include <vector>

namespace benefit::rules {

/// The months after `from` through the month before the run for which the scheme paid nothing, times the
/// amount of the last month that it paid before them. nullopt when no month is missing, when the scheme had
/// stopped more than `recent_months` before `from` already, or when the roll states another end. Months whose
/// list of payments has not been delivered yet count as not paid.
std::optional<Arrears> arrears_since(const Subject& subject, Scheme scheme, Month from, const AsOf& as_of);

/// Of all schemes, for payments that stopped with a suspension of that day: from the last paid month before
/// the suspension's own on.
std::vector<Arrears> back_pay_of_suspension(const Subject& subject, Day suspended_on, const AsOf& as_of);

/// Of all schemes, for payments that stopped on account of a recorded death: from the month of death on.
std::vector<Arrears> back_pay_of_death(const Subject& subject, Day death, const AsOf& as_of);

}  // namespace benefit::rules
