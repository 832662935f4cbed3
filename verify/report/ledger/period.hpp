// The year or the month that a ledger is for.
#pragma once

#include "verify/types/error.hpp"
#include "verify/types/time.hpp"

#include <optional>
#include <string>
#include <string_view>

namespace benefit::report {

struct Period {
  int year = 0;
  std::optional<std::chrono::month> month{};  ///< nullopt: the whole year

  Month first_month() const;
  Month last_month() const;
  DayInterval days() const;  ///< both ends are there
  /// The calendar year, by which poverty counts (P6).
  DayInterval days_of_year() const;
  bool contains(Month one) const { return first_month() <= one && one <= last_month(); }
  friend bool operator==(const Period&, const Period&) = default;
};

/// "2018" or "2018-03". Error: bad_request.
Expected<Period> parse_period(std::string_view text);
std::string format_period(const Period& period);

}  // namespace benefit::report
