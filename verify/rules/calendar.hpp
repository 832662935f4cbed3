// Ages, terms and years in the calendar.
#pragma once

#include "verify/policy/policy.hpp"
#include "verify/types/time.hpp"

#include <algorithm>
#include <set>
#include <vector>

namespace benefit::rules {

/// The same day so many months later; the last day of that month where it has no such day.
Day months_later(Day day, int months);

/// In whole years.
int age_on(Day day, Day birth);

/// The years, up to `last`, for which a table of the policy has an entry for some place.
template <class T>
std::set<int> years_of(const std::vector<policy::Dated<T>>& table, int last) {
  std::set<int> years;
  for (const policy::Dated<T>& entry : table) {
    const int from = static_cast<int>(month_of(entry.valid.from).year());
    const int to = entry.valid.to ? std::min(last, static_cast<int>(month_of(*entry.valid.to).year())) : last;
    for (int year = from; year <= to; ++year) years.insert(year);
  }
  return years;
}

/// From this age on, nobody is asked to come or to be photographed once more: other techniques go first (Q1).
inline constexpr int age_of_other_techniques = 80;

}  // namespace benefit::rules
