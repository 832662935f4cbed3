// Periods in working days, by the State Council's yearly notices on public holidays
// (国务院办公厅关于部分节假日安排 的通知): Monday to Friday except holidays, and the days at a weekend that
// are worked instead.
#pragma once

#include "verify/policy/policy.hpp"

namespace benefit::policy {

/// Error: conflict when the policy has no notice for the day's year (Policy::holiday_years).
Expected<bool> is_working_day(const Policy& policy, Day day);

/// The last day of a period of `days` working days that begins on the day after `from`. `days` is at least 1.
/// Error: conflict when the period runs beyond the years whose holidays the policy knows.
Expected<Day> after_working_days(const Policy& policy, Day from, int days);

}  // namespace benefit::policy
