#include "verify/policy/dated_table.hpp"

#include "verify/identity/date.hpp"
#include "verify/identity/region.hpp"

#include <map>
#include <utility>

#include <fmt/format.h>

namespace benefit::policy {

Expected<void> check_periods_join(std::string_view table, const std::vector<NumberedPeriod>& in_order,
                                  Gaps gaps) {
  std::map<std::pair<std::string_view, RegionCode>, const NumberedPeriod*> newest;
  for (const NumberedPeriod& after : in_order) {
    const NumberedPeriod* const before = std::exchange(newest[{after.subject, after.region}], &after);
    if (before == nullptr) continue;
    const auto refuse = [&](std::string what) {
      std::string of = after.subject;
      if (after.region.value != 0)
        of += (of.empty() ? "region " : " in region ") + identity::format_region_code(after.region);
      if (!of.empty()) of += ": ";
      return tl::make_unexpected(Error{ErrorCode::bad_input, of + std::move(what),
                                       fmt::format("{}, entry {}", table, after.number), ""});
    };
    if (!before->valid.to || *before->valid.to >= after.valid.from)
      return refuse(
          fmt::format("overlaps entry {} on {}", before->number, identity::format_day(after.valid.from)));
    const Day next = *before->valid.to + std::chrono::days{1};
    if (gaps == Gaps::refused && next != after.valid.from)
      return refuse(fmt::format("leaves a gap after entry {}: nothing is set from {} to {}", before->number,
                                identity::format_day(next),
                                identity::format_day(after.valid.from - std::chrono::days{1})));
  }
  return {};
}

Expected<std::vector<toml::table>> entries_of(const toml::table& document, std::string_view table) {
  std::vector<toml::table> entries;
  const toml::node* node = document.get(table);
  if (node == nullptr) return entries;
  const auto refuse = [table] {
    return tl::make_unexpected(Error{ErrorCode::bad_input,
                                     fmt::format("is not written as [[{}]] entries", table),
                                     std::string(table), ""});
  };
  const toml::array* array = node->as_array();
  if (array == nullptr) return refuse();
  for (const toml::node& element : *array) {
    const toml::table* entry = element.as_table();
    if (entry == nullptr) return refuse();
    entries.push_back(*entry);
  }
  return entries;
}

Expected<RegionCode> read_region(const Entry& entry, Regions regions) {
  if (!entry.has("region") && regions != Regions::county) return RegionCode{};
  if (regions == Regions::none)
    return entry.refuse("region", "is not allowed: this table is the same everywhere");
  const auto region = entry.region("region");
  if (region && regions == Regions::county && region->value % 100 == 0)
    return entry.refuse("region", "is a province or a city, not a county");
  return region;
}

}  // namespace benefit::policy
