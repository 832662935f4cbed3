// Random values for properties (RapidCheck). The seed of a failing run is printed by rc::check.
#pragma once

#include "verify/types/citizen_id.hpp"
#include "verify/types/time.hpp"

#include <rapidcheck.h>

namespace benefit::test {

/// A day from 1850-01-01 to 2100-12-31: what verify/identity accepts.
inline rc::Gen<Day> any_day() {
  using std::chrono::year;
  const Day first = year{1850} / 1 / 1, last = year{2100} / 12 / 31;
  return rc::gen::map(rc::gen::inRange(0, static_cast<int>((last - first).count()) + 1),
                      [first](int days) { return first + std::chrono::days{days}; });
}

/// A number that verify/identity accepts, of any region and day.
inline rc::Gen<CitizenId> any_citizen_id() {
  const auto region =
      rc::gen::elementOf(std::vector<std::uint64_t>{110105, 130225, 130284, 440524, 659001, 830000});
  return rc::gen::map(
      rc::gen::tuple(region, any_day(), rc::gen::inRange<std::uint64_t>(1, 1000)), [](const auto& parts) {
        const auto& [place, birth, sequence] = parts;
        const std::chrono::year_month_day date{birth};
        const auto day_number = static_cast<std::uint64_t>(static_cast<int>(date.year())) * 10'000 +
                                static_cast<unsigned>(date.month()) * 100 + static_cast<unsigned>(date.day());
        return CitizenId::from_body((place * 100'000'000 + day_number) * 1000 + sequence);
      });
}

}  // namespace benefit::test
