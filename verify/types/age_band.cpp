#include "verify/types/age_band.hpp"

namespace benefit {

std::string_view to_string(AgeBand band) {
  constexpr std::array<std::string_view, age_bands.size()> names = {"under_50", "from_50", "from_60",
                                                                    "from_70", "from_80"};
  return names.at(static_cast<std::size_t>(band));
}

AgeBand age_band(Day birth, Day on) {
  const int age = whole_years(birth, on);
  if (age < 50) return AgeBand::under_50;
  if (age < 60) return AgeBand::from_50;
  if (age < 70) return AgeBand::from_60;
  return age < 80 ? AgeBand::from_70 : AgeBand::from_80;
}

}  // namespace benefit
