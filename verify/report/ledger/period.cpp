#include "verify/report/ledger/period.hpp"

#include "verify/identity/date.hpp"

#include <fmt/format.h>

namespace benefit::report {

Month Period::first_month() const { return std::chrono::year{year} / month.value_or(std::chrono::January); }

Month Period::last_month() const { return std::chrono::year{year} / month.value_or(std::chrono::December); }

DayInterval Period::days() const { return {first_day(first_month()), last_day(last_month())}; }

DayInterval Period::days_of_year() const { return Period{year}.days(); }

Expected<Period> parse_period(std::string_view text) {
  if (const auto year = identity::parse_year(text)) return Period{*year};
  if (const auto month = identity::parse_month(text))
    return Period{static_cast<int>(month->year()), month->month()};
  return tl::unexpected(Error{ErrorCode::bad_request,
                              "'period' has to be a year or a month, as 2018 or 2018-03", "period", ""});
}

std::string format_period(const Period& period) {
  return period.month ? identity::format_month(period.first_month()) : fmt::format("{:04}", period.year);
}

}  // namespace benefit::report
