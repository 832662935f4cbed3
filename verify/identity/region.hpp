// County-level region codes (GB/T 2260).
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "verify/types/region.hpp"

namespace benefit::identity {

/// Six digits of a known province; nullopt otherwise.
std::optional<RegionCode> parse_region_code(std::string_view text);
std::string format_region_code(RegionCode code);  ///< "130225"; empty for 0
/// "130225 / town / village" without empty parts.
std::string format_region_path(const RegionPath& path);

}  // namespace benefit::identity
