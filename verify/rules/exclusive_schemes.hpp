// Whether a benefit was not due in a month because the person drew another one that excludes it (S2).
#pragma once

#include "verify/rules/check.hpp"
#include "verify/rules/subject.hpp"

namespace benefit::rules {

/// The person drew, for the month, a scheme that excludes this one by the policy's table: by the rule of the
/// county that paid it. Which of the two was due is S2's question; the other one is owed in no case.
bool drew_excluding_scheme(const Subject& subject, const CheckContext& context, Scheme scheme, Month month);

}  // namespace benefit::rules
