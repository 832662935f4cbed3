// P6: government paid the contribution of somebody who was no poor person on any day of the year. Reads the
// registries and the ledger of government-paid contributions. Whoever was poor on one day, in whichever
// registry, is covered for the year. Money: lost is what was paid.
#include "verify/identity/other_name.hpp"
#include "verify/rules/checks.hpp"
#include "verify/rules/evidence.hpp"
#include "verify/rules/pension_subsidy.hpp"
#include "verify/rules/poverty.hpp"
#include "verify/rules/subsidies.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <tuple>
#include <utility>
#include <vector>

#include <fmt/format.h>

namespace benefit::rules {
namespace {

constexpr std::string_view paid_without_status = "p6.paid_without_status";
constexpr std::string_view former_stay = "p6.former_stay";
constexpr std::string_view never_registered = "p6.never_registered";
constexpr std::string_view one_day_is_enough = "p6.one_day_is_enough";
constexpr std::string_view under_other_name = "p6.under_other_name";
constexpr std::string_view for_somebody_else = "p6.names_somebody_else";
constexpr std::string_view perhaps_on_roll = "p6.perhaps_on_roll";
constexpr std::string_view counted_as_paid_twice = "p6.counted_as_paid_twice";
constexpr std::array reason_codes = {paid_without_status,   former_stay,       never_registered,
                                     under_other_name,      for_somebody_else, perhaps_on_roll,
                                     counted_as_paid_twice, one_day_is_enough};
constexpr std::array needed = {Feed::subsidies, Feed::registry_dibao, Feed::registry_registered_poor,
                               Feed::registry_extreme_hardship, Feed::registry_medical_aid};

/// The last stay before the year; nullptr when there is none.
const RegistryPeriod* stay_before(const SubjectFacts& facts, int year) {
  const RegistryPeriod* last = nullptr;
  for (const RegistryPeriod& stay : facts.registry_periods)
    if (stay.period.to && *stay.period.to < calendar_year(year).from &&
        !identity::bears_other_name(facts, stay.name) &&
        (last == nullptr ||
         std::tie(*last->period.to, last->source) < std::tie(*stay.period.to, stay.source)))
      last = &stay;
  return last;
}

/// Rows of the year that bear the number beside another's name: whose they are has to be found out.
void add_rows_under_other_name(Finding& finding, const SubjectFacts& facts, int year) {
  std::vector<const RegistryPeriod*> rows;
  for (const RegistryPeriod& stay : facts.registry_periods)
    if (stay.period.overlaps(calendar_year(year)) && identity::bears_other_name(facts, stay.name))
      rows.push_back(&stay);
  std::sort(rows.begin(), rows.end(), [](const auto* a, const auto* b) { return a->source < b->source; });
  for (const RegistryPeriod* stay : rows) {
    add_reason(finding, under_other_name,
               {{"registry", std::string(to_string(stay->registry))}, {"other_name", stay->name}});
    cite(finding, stay->source);
  }
}

/// The number is on no roll, and somebody who is may be meant: whose the money was has to be found out first.
const Linked<Enrolment>* perhaps_meant(const SubjectFacts& facts) {
  if (!facts.enrolments.empty()) return nullptr;
  const Linked<Enrolment>* likeliest = nullptr;
  for (const Linked<Enrolment>& linked : facts.linked_enrolments)
    if (may_be_of(facts, linked.match, linked.row.id) &&
        (likeliest == nullptr || likeliest->match.probability < linked.match.probability))
      likeliest = &linked;
  return likeliest;
}

void add_perhaps_on_roll(Finding& finding, const GovernmentContribution& row,
                         const Linked<Enrolment>& meant) {
  add_reason(finding, perhaps_on_roll,
             {{"percent", percent(meant.match)}, {"fingerprint", fingerprint(meant.row.id)}});
  add_comparisons(finding, meant.match, particulars(meant.row), particulars(row));
  cite(finding, meant.row.source);
}

/// The year's status decides for the pension. Other schemes collect before the year begins: there, who was
/// poor in the year of the payment was rightly counted as poor, too.
bool may_be_covered(const GovernmentContribution& row, const SubjectFacts& facts, const AsOf& as_of) {
  const auto poor_in = [&](int year) {
    const DayInterval days = calendar_year(year);
    return !poor_within(facts, days, as_of).empty() || perhaps_poor_within(facts, days, as_of);
  };
  return poor_in(row.year) ||
         (row.scheme != Scheme::resident_pension && poor_in(static_cast<int>(month_of(row.paid_on).year())));
}

/// What P5 counts already, so that no fen is counted twice.
Fen counted_as_twice(const Subject& subject, const CheckContext& context, Scheme scheme, int year,
                     std::vector<const GovernmentContribution*> rows) {
  if (scheme != Scheme::resident_pension) return {};
  std::sort(rows.begin(), rows.end(), paid_earlier);
  const RegionCode county = rows.front()->county;
  if (!is_found_twice(context, year, county)) return {};
  return one_contribution(rows, contribution_due(subject, context, year, county), context).beyond;
}

void find(const Subject& subject, const CheckContext& context, std::vector<Finding>& findings) {
  std::map<std::pair<Scheme, int>, std::vector<const GovernmentContribution*>> paid;
  for (const GovernmentContribution& row : subject.facts().subsidies)
    if (row.basis == SubsidyBasis::poverty &&
        policy::provision_in_force(context.policy, "P6", policy::first_day_of(row.year), row.county) !=
            nullptr &&
        !may_be_covered(row, subject.facts(), context.as_of))
      paid[{row.scheme, row.year}].push_back(&row);
  for (auto& [key, rows] : paid) {
    const auto [scheme, year] = key;
    std::sort(rows.begin(), rows.end(), [](const auto* a, const auto* b) { return a->source < b->source; });
    Finding finding = new_finding(subject, "P6", fmt::format("{}:{}", year, to_string(scheme)));
    const auto [own, of_others] = parted_by_name(subject.facts(), rows);
    if (!own.empty()) {
      finding.sums.lost = sum_of(own);
      add_reason(finding, paid_without_status,
                 {{"year", year}, {"scheme", std::string(to_string(scheme))}, {"amount", finding.sums.lost}});
      if (const Fen twice = counted_as_twice(subject, context, scheme, year, own); twice > Fen{}) {
        finding.sums.lost = finding.sums.lost - twice;
        add_reason(finding, counted_as_paid_twice, {{"amount", twice}});
      }
    }
    for (const GovernmentContribution* row : of_others)
      add_reason(finding, for_somebody_else,
                 {{"year", year},
                  {"scheme", std::string(to_string(scheme))},
                  {"amount", row->amount},
                  {"other_name", row->name}});
    if (const RegistryPeriod* stay = stay_before(subject.facts(), year)) {
      add_reason(finding, former_stay,
                 {{"registry", std::string(to_string(stay->registry))}, {"valid_to", *stay->period.to}});
      cite(finding, stay->source);
    } else {
      add_reason(finding, never_registered);
    }
    add_rows_under_other_name(finding, subject.facts(), year);
    if (const Linked<Enrolment>* meant = perhaps_meant(subject.facts())) {
      finding.sums = {};
      add_perhaps_on_roll(finding, own.empty() ? *of_others.front() : *own.front(), *meant);
    }
    add_reason(finding, one_day_is_enough);
    cite(finding, own);
    cite(finding, of_others);
    findings.push_back(std::move(finding));
  }
}

}  // namespace

constinit const Check p6_subsidy_without_status{
    .code = "P6",
    .provision = p6,
    .finds =
        "A contribution that government paid on the ground of poverty for somebody who was in no registry on "
        "any day of the year.",
    .reads =
        "The registries, the ledger of government-paid contributions. Stays under another number that may "
        "be the same person's (C1) count for the person. Who left the registry of the poor by the procedure "
        "is a poor person still, and so is, in case of doubt, who left it in a way that the list does not "
        "tell. Medical insurance collects before the year begins: there the year of the payment counts as "
        "well. A row under the person's number beside a name that cannot be hers (S3) is shown and makes "
        "nobody poor. Every registry has to be delivered, for who is missing from those we have may be in "
        "the other: a file with nothing but its header says that a registry has nobody.",
    .needs = {.all = needed, .any = {}},
    .money =
        "Lost: what was paid for the year; not what the ledger has beside another's name, or under a number "
        "that is on no roll and that record matching has linked to somebody who is: whose that is has to be "
        "found out first.",
    .period = "the year and the scheme (2018:resident_pension)",
    .cannot_see =
        "Other groups in hardship that no registry feed delivers; a registry that was delivered too late. "
        "Who was struck off the registry of the poor, where its list does not say how people left.",
    .reason_codes = reason_codes,
    .shows_match = true,
    .find = find,
};

}  // namespace benefit::rules
