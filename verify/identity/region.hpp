// County-level region codes (GB/T 2260).
#pragma once

#include "verify/types/region.hpp"

#include <optional>
#include <string>
#include <string_view>

namespace benefit::identity {

/// The first two digits of a code name a province, autonomous region, municipality or special region.
bool is_province(int first_two_digits);

/// Six digits of a known province; nullopt otherwise. Full-width digits and blanks around are read too.
std::optional<RegionCode> parse_region_code(std::string_view text);
std::string format_region_code(RegionCode code);  ///< "130225"; empty for 0
/// "130225 / town / village" without empty parts.
std::string format_region_path(const RegionPath& path);

}  // namespace benefit::identity
