#include "verify/rules/calendar.hpp"

#include <utility>

namespace benefit::rules {

Day months_later(Day day, int months) {
  const std::chrono::year_month_day later = std::chrono::year_month_day{day} + std::chrono::months{months};
  return later.ok() ? Day{later} : last_day(later.year() / later.month());
}

int age_on(Day day, Day birth) { return whole_years(birth, day); }

}  // namespace benefit::rules
