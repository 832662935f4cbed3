#include "verify/rules/calendar.hpp"

#include <utility>

namespace benefit::rules {

Day months_later(Day day, int months) {
  const std::chrono::year_month_day later = std::chrono::year_month_day{day} + std::chrono::months{months};
  return later.ok() ? Day{later} : last_day(later.year() / later.month());
}

int age_on(Day day, Day birth) {
  const std::chrono::year_month_day on{day}, born{birth};
  const bool had_birthday = std::pair(on.month(), on.day()) >= std::pair(born.month(), born.day());
  return static_cast<int>(on.year()) - static_cast<int>(born.year()) - (had_birthday ? 0 : 1);
}

}  // namespace benefit::rules
