#include "verify/match/places.hpp"

#include "verify/identity/text_folding.hpp"
#include "verify/identity/utf8.hpp"

#include <algorithm>
#include <array>
#include <cstring>
#include <initializer_list>
#include <string>

namespace benefit::match {
namespace {

/// Six digits; 0 when there are fewer.
std::uint32_t read_county(std::string_view delivered) {
  constexpr std::size_t length = 6;
  std::string buffer;
  const std::string_view text = identity::fold_width_and_blanks(delivered, buffer);
  if (text.size() < length) return 0;
  std::uint32_t code = 0;
  for (const char c : text.substr(0, length)) {
    if (c < '0' || '9' < c) return 0;
    code = code * 10 + static_cast<std::uint32_t>(c - '0');
  }
  return code;
}

/// What kind of place it is; longer ones first.
constexpr std::array<std::string_view, 11> endings{"村民委员会", "居民委员会", "社区居委会", "村委会",
                                                   "居委会",     "街道办事处", "街道",       "社区",
                                                   "镇",         "乡",         "村"};

/// 方各庄镇 and 方各庄, 前营村 and 前营村委会, are written for one another.
std::string_view without_ending(std::string_view name) {
  constexpr std::size_t shortest = 3;  // one character has to stay
  const auto ends = [&name](std::string_view ending) {
    return name.size() >= ending.size() + shortest && name.ends_with(ending);
  };
  for (auto ending = std::find_if(endings.begin(), endings.end(), ends); ending != endings.end();
       ending = std::find_if(endings.begin(), endings.end(), ends))
    name.remove_suffix(ending->size());
  return name;
}

std::uint32_t intern_name(StringPool& names, std::string_view delivered) {
  if (delivered.empty()) return 0;
  std::string buffer;
  return names.intern(without_ending(identity::fold_width_and_blanks(delivered, buffer)));
}

}  // namespace

PlaceTable::PlaceTable() : places_(1), keys_of_(1) {}

PlaceIndex PlaceTable::add(std::string_view county, std::string_view town, std::string_view village) {
  const Place place{read_county(county), intern_name(names_, town), intern_name(names_, village)};
  if (place == Place{}) return 0;
  std::array<char, sizeof place> key{};
  std::memcpy(key.data(), &place, sizeof place);
  const std::uint32_t index = keys_.intern({key.data(), key.size()});
  if (index == places_.size()) {
    places_.push_back(place);
    const std::uint64_t town_hash = hash_bytes(names_.view(place.town)),
                        village_hash = hash_bytes(names_.view(place.village));
    std::uint64_t village_key = 0;
    if (place.village != 0)
      village_key = place.town != 0 ? hash_mix(town_hash, village_hash)
                                    : hash_mix(hash_mix(village_hash, place.county), 1);
    keys_of_.push_back({hash_mix(hash_mix(town_hash, village_hash), place.county), village_key});
  }
  return index;
}

AddressParts split_address(std::string_view address) {
  AddressParts parts{.town = {}, .village = {}, .rest = address};
  // From the county on, so that the 乡 in a province's or county's name is not taken for a township's.
  for (const std::string_view county : {"县", "区", "市"}) {
    std::size_t at = parts.rest.rfind(county);
    while (at != std::string_view::npos && at != 0 &&
           (parts.rest.substr(0, at).ends_with("社") || parts.rest.substr(0, at).ends_with("小")))
      at = parts.rest.rfind(county, at - 1);
    if (at != std::string_view::npos) parts.rest.remove_prefix(at + county.size());
  }
  const auto cut = [&parts](std::initializer_list<std::string_view> marks) {
    std::size_t first = std::string_view::npos, length = 0;
    for (const std::string_view ending : marks)
      if (const std::size_t at = parts.rest.find(ending, 1); at < first) {
        first = at;
        length = ending.size();
      }
    if (first == std::string_view::npos) return std::string_view{};
    const std::string_view part = parts.rest.substr(0, first + length);
    parts.rest.remove_prefix(part.size());
    return part;
  };
  parts.town = cut({"镇", "乡", "街道"});
  parts.village = cut({"村民委员会", "村委会", "居委会", "村", "社区"});
  return parts;
}

AddressHash read_address(std::string_view delivered, std::string_view village) {
  if (delivered.empty()) return 0;
  std::string address_buffer, village_buffer;
  const std::string_view address = identity::fold_width_and_blanks(delivered, address_buffer);
  std::string_view name = without_ending(identity::fold_width_and_blanks(village, village_buffer));
  std::string_view house = address;
  if (const std::size_t at = name.empty() ? std::string_view::npos : address.rfind(name);
      at != std::string_view::npos) {
    house = address.substr(at + name.size());
    const auto begins = [&house](std::string_view ending) { return house.starts_with(ending); };
    for (auto ending = std::find_if(endings.begin(), endings.end(), begins); ending != endings.end();
         ending = std::find_if(endings.begin(), endings.end(), begins))
      house.remove_prefix(ending->size());
  } else if (const AddressParts parts = split_address(address); !parts.village.empty()) {
    if (name.empty()) name = without_ending(parts.village);
    house = parts.rest;
  }
  // Letters and digits, and characters but those that only say what a number counts.
  std::string kept;
  bool digit = false;
  for (std::size_t at = 0; at < house.size();) {
    const std::string_view character = identity::next_character(house, at).bytes;
    at += character.size();
    static constexpr std::array<std::string_view, 14> counters{"村", "号", "组", "队", "户", "栋", "幢",
                                                               "楼", "单", "元", "室", "院", "第", "门"};
    const char c = character.front();
    if (std::find(counters.begin(), counters.end(), character) != counters.end() || c == '-' || c == ',' ||
        c == '.' || c == '#') {
      if (digit && !kept.ends_with(' ')) kept.push_back(' ');
      continue;
    }
    digit = digit || ('0' <= c && c <= '9');
    kept += character;
  }
  if (!digit) return 0;
  while (kept.ends_with(' ')) kept.pop_back();
  return hash_mix(hash_bytes(name), hash_bytes(kept)) | 1U;
}

std::string_view to_string(PlaceLevel level) {
  constexpr std::array<std::string_view, place_levels> names{
      "missing",     "address", "village",    "village_name", "town_only", "town",
      "county_only", "county",  "prefecture", "province",     "different"};
  return names.at(static_cast<std::size_t>(level));
}

PlaceLevel compare_places(const Place& left, AddressHash left_address, const Place& right,
                          AddressHash right_address) {
  const bool same_county = left.county != 0 && left.county == right.county;
  const bool village_known = left.village != 0 && right.village != 0;
  const bool same_village = village_known && left.village == right.village;
  if (left_address != 0 && left_address == right_address) return PlaceLevel::address;
  const bool county_unknown = left.county == 0 || right.county == 0;
  const bool same_town = (same_county || county_unknown) && left.town != 0 && left.town == right.town;
  const bool town_unknown = left.town == 0 || right.town == 0;
  if (same_village && (same_town || (town_unknown && (same_county || county_unknown))))
    return PlaceLevel::village;
  if (same_village) return PlaceLevel::village_name;
  if (same_town) return village_known ? PlaceLevel::town : PlaceLevel::town_only;
  if (county_unknown) return PlaceLevel::missing;
  if (same_county) return town_unknown ? PlaceLevel::county_only : PlaceLevel::county;
  if (left.county / 100 == right.county / 100) return PlaceLevel::prefecture;
  return left.county / 10000 == right.county / 10000 ? PlaceLevel::province : PlaceLevel::different;
}

}  // namespace benefit::match
