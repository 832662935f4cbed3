#include "verify/report/place_names.hpp"

#include "verify/identity/region.hpp"

#include <algorithm>

#include <fmt/format.h>

namespace benefit::report {
namespace {

bool is_county_code(std::string_view text) {
  return text.size() == 6 &&
         std::all_of(text.begin(), text.end(), [](char c) { return '0' <= c && c <= '9'; });
}

}  // namespace

PlaceNames::PlaceNames(std::span<const Region> regions) {
  std::map<RegionCode, const Region*> latest;
  for (const Region& region : regions) {
    const Region*& known = latest[region.code];
    if (known == nullptr || known->period.from < region.period.from ||
        (known->period.from == region.period.from && known->source < region.source))
      known = &region;
  }
  for (const auto& [code, region] : latest)
    if (!region->name.empty()) names_[identity::format_region_code(code)] = region->name;
}

std::string PlaceNames::shown(std::string_view code, Language language) const {
  const bool chinese = language == Language::chinese;
  if (const auto known = names_.find(code); known != names_.end())
    return chinese ? fmt::format("{}（{}）", known->second, code)
                   : fmt::format("{} ({})", known->second, code);
  return fmt::format("{}{}", chinese && is_county_code(code) ? "县区" : "", code);
}

std::string PlaceNames::all_shown(std::string_view codes, Language language) const {
  constexpr std::string_view between = ", ";
  std::string text;
  for (;;) {
    const std::size_t end = codes.find(between);
    text += shown(codes.substr(0, end), language);
    if (end == std::string_view::npos) return text;
    text += language == Language::chinese ? "、" : between;
    codes.remove_prefix(end + between.size());
  }
}

}  // namespace benefit::report
