#include "verify/report/ledger/place.hpp"

#include "verify/identity/region.hpp"
#include "verify/policy/policy.hpp"

#include <algorithm>
#include <array>
#include <tuple>
#include <utility>

namespace benefit::report {
namespace {

constexpr std::array<std::string_view, 3> level_names = {"county", "township", "village"};

const RegistryPeriod* newest_stay(const SubjectFacts& facts) {
  const auto newest =
      std::max_element(facts.registry_periods.begin(), facts.registry_periods.end(),
                       [](const RegistryPeriod& a, const RegistryPeriod& b) {
                         return std::tie(a.period.from, a.source) < std::tie(b.period.from, b.source);
                       });
  return newest == facts.registry_periods.end() ? nullptr : &*newest;
}

/// Where, and under which name, somebody was last known who is on no roll and in no registry.
struct Named {
  RegionCode county;
  std::string name;
};

template <class Row, class DayOf>
std::optional<Named> named_by_newest(const std::vector<Row>& rows, DayOf day_of) {
  const auto newest = std::max_element(rows.begin(), rows.end(), [&day_of](const Row& a, const Row& b) {
    return std::pair(day_of(a), a.source) < std::pair(day_of(b), b.source);
  });
  return newest == rows.end() ? std::nullopt : std::optional(Named{newest->county, newest->name});
}

/// By the first kind of rows that there is any of: money first, then what was done or noted.
Named named_by_other_rows(const SubjectFacts& facts) {
  if (const Payment* payment = newest_payment(facts)) return {payment->county, std::string(name_of(facts))};
  const auto paid_on = [](const auto& row) { return row.paid_on; };
  const auto since = [](const auto& row) { return row.period.from; };
  if (auto named = named_by_newest(facts.subsidies, paid_on)) return *std::move(named);
  if (auto named = named_by_newest(facts.contributions, paid_on)) return *std::move(named);
  if (auto named = named_by_newest(facts.maternity_claims, paid_on)) return *std::move(named);
  if (auto named = named_by_newest(facts.benefit_events, [](const auto& row) { return row.on; }))
    return *std::move(named);
  if (auto named = named_by_newest(facts.households, since)) return *std::move(named);
  if (auto named = named_by_newest(facts.household_decisions, [](const auto& row) { return row.decided_on; }))
    return *std::move(named);
  if (auto named = named_by_newest(facts.absences, since)) return *std::move(named);
  if (auto named = named_by_newest(facts.traces, [](const auto& row) { return row.seen_on; }))
    return *std::move(named);
  if (auto named =
          named_by_newest(facts.hospital_settlements, [](const auto& row) { return row.admitted_on; }))
    return *std::move(named);
  if (!facts.collections.empty()) {
    const Collection& last = facts.collections.back().collection;
    return {last.county, last.name};
  }
  if (!facts.deaths.empty()) return {facts.deaths.back().region.county, facts.deaths.back().name};
  return {};
}

}  // namespace

std::span<const std::string_view> region_level_names() { return level_names; }

std::optional<RegionLevel> parse_region_level(std::string_view text) {
  const auto found = std::find(level_names.begin(), level_names.end(), text);
  if (found == level_names.end()) return std::nullopt;
  return static_cast<RegionLevel>(found - level_names.begin());
}

std::string_view to_string(RegionLevel level) { return level_names.at(static_cast<std::size_t>(level)); }

RegionPath cut_to(RegionPath region, RegionLevel level) {
  if (level != RegionLevel::village) region.village.clear();
  if (level == RegionLevel::county) region.town.clear();
  return region;
}

bool RegionOrder::operator()(const RegionPath& a, const RegionPath& b) const {
  return std::tie(a.county, a.town, a.village) < std::tie(b.county, b.town, b.village);
}

RegionPath region_of(const SubjectFacts& facts) {
  if (const Enrolment* entry = newest_enrolment(facts)) return entry->region;
  if (const RegistryPeriod* stay = newest_stay(facts)) return stay->region;
  return {named_by_other_rows(facts).county, "", ""};
}

std::string name_in_ledger(const SubjectFacts& facts) {
  if (const Enrolment* entry = newest_enrolment(facts)) return entry->name;
  if (const RegistryPeriod* stay = newest_stay(facts)) return stay->name;
  return named_by_other_rows(facts).name;
}

bool RegionFilter::contains(const RegionPath& region) const {
  return policy::lies_in(region.county, path.county) && (path.town.empty() || path.town == region.town) &&
         (path.village.empty() || path.village == region.village);
}

Expected<RegionFilter> parse_region_filter(std::string_view text) {
  std::array<std::string, 3> parts;
  std::size_t part = 0;
  for (const char c : text) {
    if (c != '/')
      parts.at(part) += c;
    else if (++part == parts.size())
      break;
  }
  const auto county = identity::parse_region_code(parts[0]);
  const bool gap =
      part < parts.size() && std::any_of(parts.begin(), parts.begin() + static_cast<std::ptrdiff_t>(part) + 1,
                                         [](const std::string& one) { return one.empty(); });
  if (!county || part >= parts.size() || gap)
    return tl::unexpected(Error{ErrorCode::bad_request,
                                "'region' has to be a six-digit code, then town and village as far as wanted",
                                "region", "130225, or 130225/TOWN, or 130225/TOWN/VILLAGE"});
  return RegionFilter{{*county, std::move(parts[1]), std::move(parts[2])}};
}

std::string format_region_filter(const RegionFilter& filter) {
  if (filter.is_everywhere()) return "";
  std::string text = identity::format_region_code(filter.path.county);
  for (const std::string* part : {&filter.path.town, &filter.path.village})
    if (!part->empty()) text += '/' + *part;
  return text;
}

}  // namespace benefit::report
