#include "verify/policy/working_days.hpp"

#include <fmt/format.h>

namespace benefit::policy {

Expected<bool> is_working_day(const Policy& policy, Day day) {
  if (in_force(policy.holiday_years, day) == nullptr)
    return tl::make_unexpected(Error{
        ErrorCode::conflict,
        fmt::format("the policy does not know the public holidays of {}, so working days cannot be counted",
                    static_cast<int>(std::chrono::year_month_day{day}.year())),
        "holiday_years", "Put the State Council's notice for that year into the policy file."});
  if (in_force(policy.worked_weekends, day) != nullptr) return true;
  const std::chrono::weekday weekday{day};
  return weekday != std::chrono::Saturday && weekday != std::chrono::Sunday &&
         in_force(policy.holidays, day) == nullptr;
}

Expected<Day> after_working_days(const Policy& policy, Day from, int days) {
  Day day = from;
  while (days > 0) {
    day += std::chrono::days{1};
    const auto works = is_working_day(policy, day);
    if (!works) return tl::make_unexpected(works.error());
    if (*works) --days;
  }
  return day;
}

}  // namespace benefit::policy
