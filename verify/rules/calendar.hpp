// Ages and terms in the calendar.
#pragma once

#include "verify/types/time.hpp"

namespace benefit::rules {

/// The same day so many months later; the last day of that month where it has no such day.
Day months_later(Day day, int months);

/// In whole years.
int age_on(Day day, Day birth);

/// From this age on, nobody is asked to come or to be photographed once more: other techniques go first (Q1).
inline constexpr int age_of_other_techniques = 80;

}  // namespace benefit::rules
