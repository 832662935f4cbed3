// Where a person belongs, and how figures are gathered by county, township and village (H1).
#pragma once

#include "verify/types/error.hpp"
#include "verify/types/region.hpp"
#include "verify/types/subject.hpp"

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace benefit::report {

enum class RegionLevel : std::uint8_t { county, township, village };
/// In the order of the enumeration.
std::span<const std::string_view> region_level_names();
std::optional<RegionLevel> parse_region_level(std::string_view text);
std::string_view to_string(RegionLevel level);

/// The path as far as the level goes.
RegionPath cut_to(RegionPath region, RegionLevel level);

/// In order of county, township, village; what is not given comes first.
struct RegionOrder {
  bool operator()(const RegionPath& a, const RegionPath& b) const;
};

/// One place for each person, so that what is counted by village adds up to the township and the county: of
/// the newest roll entry, else the newest stay in a registry, else the county of the newest payment, of
/// whoever paid for the person, or of what else was noted there.
RegionPath region_of(const SubjectFacts& facts);
/// The name in the same record.
std::string name_in_ledger(const SubjectFacts& facts);

/// Part of the region tree: "130225", "130225/胡各庄镇", "130225/胡各庄镇/西街村". A code of a city or a
/// province (130200, 130000) stands for all its counties.
struct RegionFilter {
  RegionPath path;  ///< all empty: everywhere

  bool contains(const RegionPath& region) const;
  bool is_everywhere() const { return path == RegionPath{}; }
};

/// Error: bad_request.
Expected<RegionFilter> parse_region_filter(std::string_view text);
std::string format_region_filter(const RegionFilter& filter);

}  // namespace benefit::report
