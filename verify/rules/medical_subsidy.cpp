#include "verify/rules/medical_subsidy.hpp"

#include "verify/identity/other_name.hpp"
#include "verify/policy/subsidy_split.hpp"
#include "verify/rules/poverty.hpp"
#include "verify/rules/subsidies.hpp"

#include <algorithm>
#include <tuple>

namespace benefit::rules {
namespace {

using policy::MedicalSubsidyGroup;

using Share = policy::Dated<policy::MedicalSubsidyShare>;

/// The stay by which most is due.
struct Entitlement {
  const RegistryPeriod* stay;
  const Share* share;
};

/// `unsaid`: what is taken for an exit of which the list does not say whether it followed the procedure.
bool counts_after_exit(const RegistryPeriod& stay, const policy::Dated<Day>* since, bool unsaid) {
  return since != nullptr && stay.exit_procedure.value_or(unsaid) && stay.period.to &&
         *stay.period.to >= since->value;
}

/// Of one county and year.
class Shares {
 public:
  Shares(const policy::Policy& policy, int year, RegionCode county)
      : policy_(policy),
        county_(county),
        days_(calendar_year(year)),
        since_(policy::in_force(policy.poor_exits_count_since, days_.from, county)) {}

  /// What a stay gives for the year; nullptr: nothing.
  const Share* of(const RegistryPeriod& stay, bool unsaid) const {
    if (stay.period.from > *days_.to) return nullptr;
    if (!stay.period.overlaps(days_) &&
        (stay.registry != Registry::registered_poor || !counts_after_exit(stay, since_, unsaid)))
      return nullptr;
    return policy::in_force(policy_.medical_subsidy_share, group_of(stay.registry), days_.from, county_);
  }
  /// The text by which an exit counts on.
  const policy::Dated<Day>* exits() const { return since_; }
  bool has_left_before(const RegistryPeriod& stay) const { return !stay.period.overlaps(days_); }

 private:
  static MedicalSubsidyGroup group_of(Registry registry) {
    if (registry == Registry::registered_poor) return MedicalSubsidyGroup::registered_poor;
    if (registry == Registry::extreme_hardship) return MedicalSubsidyGroup::extreme_hardship;
    return MedicalSubsidyGroup::other_hardship;
  }

  const policy::Policy& policy_;
  RegionCode county_;
  DayInterval days_;
  const policy::Dated<Day>* since_;
};

std::optional<Entitlement> entitlement(const SubjectFacts& facts, const Shares& shares, const AsOf& as_of) {
  const auto order = [](const Entitlement& one) {
    return std::tuple(-one.share->value.percent, one.share->value.group, one.stay->period.from,
                      one.stay->source);
  };
  std::optional<Entitlement> best;
  for (const RegistryPeriod& stay : facts.registry_periods) {
    if (stay.period.from > as_of) continue;
    const Share* const share = shares.of(stay, false);
    if (share == nullptr || identity::bears_other_name(facts, stay.name)) continue;
    const Entitlement one{&stay, share};
    if (!best || order(one) < order(*best)) best = one;
  }
  return best;
}

/// MedicalSubsidy::at_most, in percent of the contribution.
int percent_at_most(const SubjectFacts& facts, const Shares& shares, const AsOf& as_of) {
  Stays stays = perhaps_own_stays(facts);
  for (const RegistryPeriod& stay : facts.registry_periods) stays.push_back(&stay);
  int percent = 0;
  for (const RegistryPeriod* stay : stays)
    if (const Share* const share = shares.of(*stay, true); share != nullptr && stay->period.from <= as_of)
      percent = std::max(percent, share->value.percent);
  return percent;
}

}  // namespace

std::optional<MedicalSubsidy> medical_subsidy_due(const SubjectFacts& facts, int year, RegionCode county,
                                                  const policy::Policy& policy, const AsOf& as_of) {
  const Day day = policy::first_day_of(year);
  const auto* const contribution = policy::in_force(policy.medical_contribution, day, county);
  const Shares shares{policy, year, county};
  const auto who = entitlement(facts, shares, as_of);
  if (contribution == nullptr || !who || policy::provision_in_force(policy, "M1", day, county) == nullptr)
    return std::nullopt;
  return MedicalSubsidy{
      .stay = who->stay,
      .share = who->share,
      .contribution = contribution,
      .due = policy::public_share(contribution->value, who->share->value.percent),
      .at_most = policy::public_share(contribution->value, percent_at_most(facts, shares, as_of)),
      .exits = shares.has_left_before(*who->stay) ? shares.exits() : nullptr};
}

std::map<int, RegionCode> medically_insured_years(const SubjectFacts& facts) {
  std::map<int, RegionCode> years;
  for (const auto* row : subsidies_of(facts, Scheme::resident_medical, SubsidyBasis::poverty))
    years.try_emplace(row->year, row->county);
  for (const auto* row : contributions_of(facts, Scheme::resident_medical, Payer::person))
    if (row->kind == ContributionKind::regular) years.insert_or_assign(row->year, row->county);
  return years;
}

const Enrolment* medically_enrolled_in(const Subject& subject, int year) {
  const Day end = *calendar_year(year).to;
  if (subject.death_stands() && *subject.death_date() <= end) return nullptr;
  const Enrolment* newest = nullptr;
  for (const Enrolment& entry : subject.facts().enrolments) {
    const bool medical = entry.scheme == Scheme::resident_medical || entry.scheme == Scheme::employee_medical;
    if (!medical || (entry.enrolled_on && *entry.enrolled_on > end)) continue;
    if (newest == nullptr ||
        std::tie(newest->enrolled_on, newest->source) < std::tie(entry.enrolled_on, entry.source))
      newest = &entry;
  }
  if (newest == nullptr || newest->scheme != Scheme::resident_medical) return nullptr;
  const auto& paid = subject.facts().contributions;
  return std::any_of(paid.begin(), paid.end(),
                     [year](const Contribution& row) {
                       return row.scheme == Scheme::employee_medical && row.year == year &&
                              row.kind != ContributionKind::refused;
                     })
             ? nullptr
             : newest;
}

}  // namespace benefit::rules
