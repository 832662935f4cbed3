// Where people live, held once for each place, and how far two places agree.
#pragma once

#include "verify/match/string_pool.hpp"

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

namespace benefit::match {

/// A distinct county / town / village; 0 is no place at all.
using PlaceIndex = std::uint32_t;

/// Parts that are not given are 0. Names are numbers of PlaceTable's pool.
struct Place {
  std::uint32_t county = 0;  ///< code of GB/T 2260, six digits
  std::uint32_t town = 0;
  std::uint32_t village = 0;

  friend bool operator==(const Place&, const Place&) = default;
};

/// Not thread-safe while places are added.
class PlaceTable {
 public:
  PlaceTable();
  /// `county` is a code; a longer one (a town's, nine digits) counts by its first six.
  PlaceIndex add(std::string_view county, std::string_view town, std::string_view village);
  const Place& place(PlaceIndex index) const { return places_[index]; }
  /// A hash of what the place says, the same in every table.
  std::uint64_t key(PlaceIndex index) const { return keys_of_[index].place; }
  /// A hash of the village and its town, or of village and county where no town is given: so that a renamed
  /// county keeps its villages. The same in every table; 0 without a village.
  std::uint64_t village_key(PlaceIndex index) const { return keys_of_[index].village; }
  std::string_view text(std::uint32_t name) const { return names_.view(name); }
  std::uint32_t size() const { return static_cast<std::uint32_t>(places_.size()); }

 private:
  StringPool names_;  ///< of towns and villages, without 镇, 乡, 村 and the like at their ends
  StringPool keys_;   ///< the three parts as bytes: one for each place
  std::vector<Place> places_;
  struct Keys {
    std::uint64_t place = 0, village = 0;
  };
  std::vector<Keys> keys_of_;  ///< by PlaceIndex
};

/// What an address names, as views into it; empty where it does not.
struct AddressParts {
  std::string_view town;     ///< with its 镇, 乡 or 街道
  std::string_view village;  ///< with its 村, 社区 or 居委会
  std::string_view rest;     ///< behind both
};
AddressParts split_address(std::string_view address);

/// A house or a household; 0 is none. Two that differ may still be one address, written in two ways.
using AddressHash = std::uint64_t;
/// The house in its village, however much of the way to it is written: 吴各庄339号 and 河北省…吴各庄村339号
/// are one. An address that names no house (no digit) says no more than its village does: 0. `village` is the
/// row's own, empty if it has none.
AddressHash read_address(std::string_view delivered, std::string_view village);

/// From most to least; `missing` is evidence of nothing.
enum class PlaceLevel : std::uint8_t {
  missing,
  address,  ///< the same house
  village,
  village_name,  ///< a village of the same name in another town or under another county code: renamed, merged
  town_only,     ///< the same town; a village is not given on one side
  town,          ///< the same town, another village
  county_only,   ///< the same county; a town is not given on one side
  county,        ///< the same county, another town
  prefecture,
  province,
  different,
};
inline constexpr std::size_t place_levels = 11;
std::string_view to_string(PlaceLevel level);

/// Symmetric.
PlaceLevel compare_places(const Place& left, AddressHash left_address, const Place& right,
                          AddressHash right_address);

}  // namespace benefit::match
