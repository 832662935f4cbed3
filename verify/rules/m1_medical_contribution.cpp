// M1: the subsidy to a poor person's contribution to resident medical insurance is not the one that is due:
// all of it for the registered poor (those who left by the procedure since 2016-08-01 too) and people in
// extreme hardship, 60 % for others in hardship. Money: owed is what is missing or was charged to the person,
// lost is what goes beyond.
#include "verify/policy/subsidy_split.hpp"
#include "verify/rules/checks.hpp"
#include "verify/rules/evidence.hpp"
#include "verify/rules/poverty.hpp"
#include "verify/rules/subsidies.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <optional>
#include <string>
#include <tuple>

#include <fmt/format.h>

namespace benefit::rules {
namespace {

constexpr std::string_view in_group = "m1.group";
constexpr std::string_view left_by_procedure = "m1.left_by_procedure";
constexpr std::string_view due = "m1.due";
constexpr std::string_view paid_by_government = "m1.paid_by_government";
constexpr std::string_view paid_by_person = "m1.paid_by_person";
constexpr std::string_view too_little = "m1.too_little";
constexpr std::string_view too_much = "m1.too_much";
constexpr std::array reason_codes = {in_group,       left_by_procedure, due,     paid_by_government,
                                     paid_by_person, too_little,        too_much};
constexpr std::array needed = {Feed::subsidies};

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
  const std::string& exits_basis() const { return since_->legal_basis; }
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
    if (share == nullptr) continue;
    const Entitlement one{&stay, share};
    if (!best || order(one) < order(*best)) best = one;
  }
  return best;
}

/// The most that may be due, by stays that are perhaps the person's (C1) and exits of which the list does not
/// say how they came about, too: what goes beyond it is held to be too much.
int percent_at_most(const SubjectFacts& facts, const Shares& shares, const AsOf& as_of) {
  Stays stays = perhaps_own_stays(facts);
  for (const RegistryPeriod& stay : facts.registry_periods) stays.push_back(&stay);
  int percent = 0;
  for (const RegistryPeriod* stay : stays)
    if (const Share* const share = shares.of(*stay, true); share != nullptr && stay->period.from <= as_of)
      percent = std::max(percent, share->value.percent);
  return percent;
}

/// The years for which somebody paid something to resident medical insurance for the person, and where: by
/// the person's own last payment, else by government's first.
std::map<int, RegionCode> insured_years(const SubjectFacts& facts) {
  std::map<int, RegionCode> years;
  for (const auto* row : subsidies_of(facts, Scheme::resident_medical, SubsidyBasis::poverty))
    years.try_emplace(row->year, row->county);
  for (const auto* row : contributions_of(facts, Scheme::resident_medical, Payer::person))
    if (row->kind == ContributionKind::regular) years.insert_or_assign(row->year, row->county);
  return years;
}

void find_in(const Subject& subject, const CheckContext& context, int year, RegionCode county,
             std::vector<Finding>& findings) {
  const Day day = policy::first_day_of(year);
  const auto* const contribution = policy::in_force(context.policy.medical_contribution, day, county);
  const Shares shares{context.policy, year, county};
  const auto who = entitlement(subject.facts(), shares, context.as_of);
  if (contribution == nullptr || !who ||
      policy::provision_in_force(context.policy, "M1", day, county) == nullptr)
    return;
  const Share* const share = who->share;
  const auto by_government =
      subsidies_for(subject.facts(), Scheme::resident_medical, SubsidyBasis::poverty, year);
  const auto by_person = contributions_for(subject.facts(), Scheme::resident_medical, Payer::person, year);
  const Fen due_of_government = policy::public_share(contribution->value, share->value.percent);
  const Fen due_of_person = contribution->value - due_of_government;
  const Fen paid = sum_of(by_government);
  const Fen charged = sum_of(by_person);
  const Fen at_most =
      policy::public_share(contribution->value, percent_at_most(subject.facts(), shares, context.as_of));
  const Fen beyond = paid > at_most ? paid - at_most : Fen{};
  // What the person was charged too much is what government did not pay: the one sum, not both.
  Fen missing = paid < due_of_government ? due_of_government - paid : Fen{};
  if (charged > due_of_person) missing = std::max(missing, charged - due_of_person);
  if (beyond == Fen{} && missing == Fen{}) return;

  Finding finding = new_finding(subject, "M1", fmt::format("{}", year));
  add_poor_in_year(finding, in_group, *who->stay, year);
  if (shares.has_left_before(*who->stay))
    add_reason(finding, left_by_procedure,
               {{"valid_to", *who->stay->period.to}, {"basis", shares.exits_basis()}});
  add_reason(finding, due,
             {{"amount", contribution->value},
              {"percent", std::int64_t{share->value.percent}},
              {"due", due_of_government},
              {"basis", share->legal_basis}});
  add_reason(finding, paid_by_government, {{"amount", paid}});
  if (charged > Fen{}) add_reason(finding, paid_by_person, {{"amount", charged}});
  if (missing > Fen{}) add_reason(finding, too_little, {{"owed", missing}});
  if (beyond > Fen{}) add_reason(finding, too_much, {{"amount", beyond}});
  finding.sums.owed = missing;
  finding.sums.lost = beyond;
  cite(finding, who->stay->source);
  cite(finding, by_government);
  cite(finding, by_person);
  findings.push_back(std::move(finding));
}

void find(const Subject& subject, const CheckContext& context, std::vector<Finding>& findings) {
  if (subject.facts().registry_periods.empty()) return;
  for (const auto& [year, county] : insured_years(subject.facts()))
    find_in(subject, context, year, county, findings);
}

}  // namespace

constinit const Check m1_medical_contribution{
    .code = "M1",
    .provision = m1,
    .finds =
        "A poor person in resident medical insurance whose personal contribution was not paid by public "
        "money as far as it should: in full, or 60 %.",
    .finds_zh = "贫困人员参加居民医保，财政对个人缴费的资助与应资助的比例不符。",
    .reads =
        "The registries with the day and the procedure of leaving (any day of the year is enough, as in P6), "
        "the ledger of government-paid contributions, the contributions that persons pay themselves, the "
        "policy.",
    .needs = {.all = needed, .any = registry_feeds},
    .money =
        "Owed: what public money did not pay of what it should, or what the person was charged beyond the "
        "own share, whichever is more. Lost: what public money paid beyond what it should; where the person "
        "perhaps belongs to a group that is given more, beyond that.",
    .period = "the year (2018)",
    .cannot_see =
        "Years in which nothing at all was paid for the person: then it is not known whether she is insured. "
        "Exits of which the list does not say whether the procedure was followed give nothing, and are not "
        "held against anybody either.",
    .reason_codes = reason_codes,
    .find = find,
};

}  // namespace benefit::rules
