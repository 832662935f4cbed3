// Bands of age in which figures about people are told.
#pragma once

#include "verify/types/time.hpp"

#include <array>
#include <cstdint>
#include <string_view>

namespace benefit {

/// By whole years. Stored by number.
enum class AgeBand : std::uint8_t { under_50, from_50, from_60, from_70, from_80 };
inline constexpr std::array age_bands = {AgeBand::under_50, AgeBand::from_50, AgeBand::from_60,
                                         AgeBand::from_70, AgeBand::from_80};
std::string_view to_string(AgeBand band);  ///< "from_70"

/// Of somebody born then, on a day.
AgeBand age_band(Day birth, Day on);

}  // namespace benefit
