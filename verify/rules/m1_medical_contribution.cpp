// M1: the subsidy to a poor person's contribution to resident medical insurance is not the one that is due:
// all of it for the registered poor (those who left by the procedure since 2016-08-01 too) and people in
// extreme hardship, 60 % for others in hardship. Money: owed is what is missing or was charged to the person,
// lost is what goes beyond.
#include "verify/identity/region.hpp"
#include "verify/rules/calendar.hpp"
#include "verify/rules/checks.hpp"
#include "verify/rules/evidence.hpp"
#include "verify/rules/medical_subsidy.hpp"
#include "verify/rules/subsidies.hpp"

#include <algorithm>
#include <array>
#include <string>

#include <fmt/format.h>

namespace benefit::rules {
namespace {

constexpr std::string_view in_group = "m1.group";
constexpr std::string_view left_by_procedure = "m1.left_by_procedure";
constexpr std::string_view due = "m1.due";
constexpr std::string_view on_the_roll = "m1.on_the_roll";
constexpr std::string_view paid_by_government = "m1.paid_by_government";
constexpr std::string_view paid_by_person = "m1.paid_by_person";
constexpr std::string_view names_somebody_else = "m1.names_somebody_else";
constexpr std::string_view too_little = "m1.too_little";
constexpr std::string_view too_much = "m1.too_much";
constexpr std::array reason_codes = {in_group,    left_by_procedure,  due,
                                     on_the_roll, paid_by_government, paid_by_person,
                                     too_little,  too_much,           names_somebody_else};
constexpr std::array needed = {Feed::subsidies};

/// `enrolled`: the roll's entry, where nobody paid anything; else nullptr.
void find_in(const Subject& subject, const CheckContext& context, int year, RegionCode county,
             const Enrolment* enrolled, std::vector<Finding>& findings) {
  const auto subsidy = medical_subsidy_due(subject.facts(), year, county, context.policy, context.as_of);
  if (!subsidy) return;
  const auto [by_government, of_others] =
      subsidies_for(subject.facts(), Scheme::resident_medical, SubsidyBasis::poverty, year);
  const auto by_person = contributions_for(subject.facts(), Scheme::resident_medical, Payer::person, year);
  const Fen due_of_person = subsidy->contribution->value - subsidy->due;
  const Fen paid = sum_of(by_government);
  const Fen charged = sum_of(by_person);
  // Who is in a registry that was not delivered may be given more.
  const bool knows_who_is_given_all = context.was_delivered(Feed::registry_registered_poor) &&
                                      context.was_delivered(Feed::registry_extreme_hardship);
  const Fen beyond = knows_who_is_given_all && paid > subsidy->at_most ? paid - subsidy->at_most : Fen{};
  // What the person was charged too much is what government did not pay: the one sum, not both.
  Fen missing = paid < subsidy->due ? subsidy->due - paid : Fen{};
  if (charged > due_of_person) missing = std::max(missing, charged - due_of_person);
  if (beyond == Fen{} && missing == Fen{}) return;

  Finding finding = new_finding(subject, "M1", fmt::format("{}", year));
  add_poor_in_year(finding, in_group, *subsidy->stay, year);
  if (subsidy->exits != nullptr) {
    add_reason(finding, left_by_procedure, {{"valid_to", *subsidy->stay->period.to}});
    add_basis(finding, *subsidy->exits);
  }
  add_reason(finding, due,
             {{"amount", subsidy->contribution->value},
              {"percent", std::int64_t{subsidy->share->value.percent}},
              {"due", subsidy->due}});
  add_basis(finding, *subsidy->share, subsidy->contribution->in_letters == "");
  if (enrolled != nullptr) {
    add_reason(finding, on_the_roll, {{"year", year}, {"county", identity::format_region_code(county)}});
    cite(finding, enrolled->source);
  }
  add_reason(finding, paid_by_government, {{"amount", paid}});
  for (const GovernmentContribution* row : of_others) {
    add_reason(finding, names_somebody_else, {{"amount", row->amount}, {"other_name", row->name}});
    cite(finding, row->source);
  }
  if (charged > Fen{}) add_reason(finding, paid_by_person, {{"amount", charged}});
  if (missing > Fen{}) add_reason(finding, too_little, {{"owed", missing}});
  if (beyond > Fen{}) add_reason(finding, too_much, {{"amount", beyond}});
  finding.sums.owed = missing;
  finding.sums.lost = beyond;
  cite(finding, subsidy->stay->source);
  cite(finding, by_government);
  cite(finding, by_person);
  findings.push_back(std::move(finding));
}

void find(const Subject& subject, const CheckContext& context, std::vector<Finding>& findings) {
  if (subject.facts().registry_periods.empty()) return;
  const auto paid = medically_insured_years(subject.facts());
  for (const auto& [year, county] : paid) find_in(subject, context, year, county, nullptr, findings);
  // For a year that is not over somebody may still pay.
  const int this_year = static_cast<int>(context.as_of.month().year());
  for (const int year : years_of(context.policy.medical_contribution, this_year - 1))
    if (const auto* const entry = paid.contains(year) ? nullptr : medically_enrolled_in(subject, year))
      find_in(subject, context, year, entry->region.county, entry, findings);
}

}  // namespace

constinit const Check m1_medical_contribution{
    .code = "M1",
    .provision = m1,
    .finds =
        "A poor person in resident medical insurance whose personal contribution was not paid by public "
        "money as far as it should: in full, or 60 %.",
    .reads =
        "The registries with the day and the procedure of leaving (any day of the year is enough, as in P6), "
        "the ledger of government-paid contributions, the contributions that persons pay themselves, the "
        "policy. For a year that is over and for which nobody paid anything: the roll of medical insurance, "
        "as far as the person had not gone over to that of employees or died by the end of the year.",
    .needs = {.all = needed, .any = registry_feeds},
    .money =
        "Owed: what public money did not pay of what it should, or what the person was charged beyond the "
        "own share, whichever is more. Lost: what public money paid beyond what it should; where the person "
        "perhaps belongs to a group that is given more, beyond that. What the ledger has beside somebody "
        "else's name was not paid for the person. As long as the registry of the poor or "
        "that of extreme hardship is not delivered, nothing is lost.",
    .period = "the year (2018)",
    .cannot_see =
        "Years in which nothing at all was paid for the person, where the roll does not have her in resident "
        "medical insurance either. A payment for the year whose list has not come. Exits of which the list "
        "does not say whether the procedure was followed give nothing, and are not "
        "held against anybody either.",
    .reason_codes = reason_codes,
    .find = find,
};

}  // namespace benefit::rules
