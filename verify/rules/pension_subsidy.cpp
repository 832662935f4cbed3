#include "verify/rules/pension_subsidy.hpp"

#include "verify/rules/calendar.hpp"
#include "verify/rules/subsidies.hpp"

#include <algorithm>
#include <map>
#include <tuple>
#include <utility>

namespace benefit::rules {
namespace {

/// The roll entry by which the person could have contributed in the year, of several the last one made by its
/// end; nullptr when there is none. Who draws the pension, or is old enough to, contributes no more.
const Enrolment* contributor_in(const Subject& subject, int year, const policy::Policy& policy) {
  const DayInterval days = calendar_year(year);
  const Enrolment* entry = nullptr;
  for (const Enrolment& one : subject.facts().enrolments) {
    if (one.scheme != Scheme::resident_pension) continue;
    if (one.benefit_from && one.benefit_from->year() <= std::chrono::year{year}) return nullptr;
    if (one.enrolled_on && *one.enrolled_on > *days.to) continue;
    if (entry == nullptr ||
        std::tie(entry->enrolled_on, entry->source) < std::tie(one.enrolled_on, one.source))
      entry = &one;
  }
  if (entry == nullptr) return nullptr;
  const auto* const age = policy::in_force(policy.pension_age_resident, days.from, entry->region.county);
  return age != nullptr && age_on(days.from, entry->birth_date) >= age->value ? nullptr : entry;
}

/// What one county paid for the year.
struct OfCounty {
  RegionCode county;
  Fen first, sum;

  Fen counted(Fen due) const { return std::min(sum, std::max(first, due)); }
};

}  // namespace

const policy::Dated<Fen>* least_tier(const policy::Policy& policy, int year, RegionCode county) {
  const Day day = policy::first_day_of(year);
  const auto* const lowest = policy::in_force(policy.lowest_tier, day, county);
  const auto* const kept = policy::in_force(policy.tier_for_the_poor, day, county);
  return lowest != nullptr && kept != nullptr && kept->value < lowest->value ? kept : lowest;
}

OneContribution one_contribution(const std::vector<const GovernmentContribution*>& paid, Fen due,
                                 const CheckContext& context) {
  std::vector<OfCounty> counties;  // in order of their first payment
  Fen total;
  for (const GovernmentContribution* row : paid) {
    const RegionCode county = context.county_on(row->county, row->paid_on);
    const auto known = std::ranges::find(counties, county, &OfCounty::county);
    if (known == counties.end())
      counties.push_back({county, row->amount, row->amount});
    else
      known->sum += row->amount;
    total += row->amount;
  }
  auto one = std::ranges::find_if(counties, [due](const OfCounty& of) { return of.counted(due) >= due; });
  if (one == counties.end())
    one = std::ranges::max_element(counties, {}, [due](const OfCounty& of) { return of.counted(due); });
  return {one->county, one->counted(due), total - one->counted(due)};
}

Fen contribution_due(const Subject& subject, const CheckContext& context, int year, RegionCode first_payer) {
  const Enrolment* const entry = subject.enrolment(Scheme::resident_pension);
  const auto* const tier =
      least_tier(context.policy, year, entry == nullptr ? first_payer : entry->region.county);
  return tier == nullptr ? Fen{} : tier->value;
}

bool is_found_twice(const CheckContext& context, int year, RegionCode county) {
  return policy::provision_in_force(context.policy, "P5", policy::first_day_of(year), county) != nullptr;
}

std::vector<SubsidyElsewhere> subsidies_elsewhere(const Subject& subject, int year) {
  std::map<CitizenId, SubsidyElsewhere> numbers;
  const auto take = [&](const GovernmentContribution& row, const MatchEvidence& match) {
    if (row.scheme != Scheme::resident_pension || row.basis != SubsidyBasis::poverty || row.year != year)
      return;
    SubsidyElsewhere& elsewhere =
        numbers.try_emplace(row.id, SubsidyElsewhere{row.id, &match, {}}).first->second;
    if (elsewhere.match->probability < match.probability) elsewhere.match = &match;
    elsewhere.rows.push_back(&row);
  };
  for (const Linked<GovernmentContribution>& linked : subject.facts().linked_subsidies)
    if (may_be_of(subject.facts(), linked.match, linked.row.id)) take(linked.row, linked.match);
  for (const OtherNumber* other : subject.other_numbers())
    for (const GovernmentContribution& row : other->subsidies) take(row, other->match);
  std::vector<SubsidyElsewhere> found;
  for (auto& [id, elsewhere] : numbers) {
    std::ranges::sort(elsewhere.rows, paid_earlier);
    found.push_back(std::move(elsewhere));
  }
  return found;
}

std::optional<PensionSubsidy> pension_subsidy_due(const Subject& subject, int year,
                                                  const policy::Policy& policy, const AsOf& as_of) {
  const Enrolment* const entry = contributor_in(subject, year, policy);
  if (entry == nullptr) return std::nullopt;
  const RegionCode county = entry->region.county;
  const auto* const tier = least_tier(policy, year, county);
  Stays stays = poor_within(subject.facts(), calendar_year(year), as_of);
  if (policy::in_force(policy.government_pays_for_poor, policy::first_day_of(year), county) == nullptr ||
      tier == nullptr || stays.empty())
    return std::nullopt;
  if (subject.death_stands() && *subject.death_date() <= *calendar_year(year).to) return std::nullopt;
  return PensionSubsidy{entry, tier, std::move(stays)};
}

}  // namespace benefit::rules
