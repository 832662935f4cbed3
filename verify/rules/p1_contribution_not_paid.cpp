// P1 (provisions P1, P6): an insured poor person for whom government did not pay the contribution of a year,
// or paid less than the lowest tier. Reads the registries, the roll and the ledger of government-paid
// contributions, for years that are over. Money: owed is what is missing up to the lowest tier.
#include "verify/identity/region.hpp"
#include "verify/rules/calendar.hpp"
#include "verify/rules/checks.hpp"
#include "verify/rules/evidence.hpp"
#include "verify/rules/pension_subsidy.hpp"
#include "verify/rules/subsidies.hpp"

#include <algorithm>
#include <array>
#include <vector>

#include <fmt/format.h>

namespace benefit::rules {
namespace {

constexpr std::string_view poor_in_year = "p1.poor_in_year";
constexpr std::string_view insured = "p1.insured";
constexpr std::string_view nothing_paid = "p1.nothing_paid";
constexpr std::string_view paid_too_little = "p1.paid_too_little";
constexpr std::string_view paid_elsewhere = "p1.paid_elsewhere";
constexpr std::string_view not_under_this_number = "p1.not_under_this_number";
constexpr std::string_view under_other_number = "p1.under_other_number";
constexpr std::string_view perhaps_under_other_number = "p1.perhaps_under_other_number";
constexpr std::string_view names_somebody_else = "p1.names_somebody_else";
constexpr std::string_view to_be_booked = "p1.to_be_booked";
constexpr std::string_view pay_now = "p1.pay_now";
constexpr std::array reason_codes = {poor_in_year,
                                     insured,
                                     nothing_paid,
                                     paid_too_little,
                                     not_under_this_number,
                                     under_other_number,
                                     perhaps_under_other_number,
                                     names_somebody_else,
                                     to_be_booked,
                                     paid_elsewhere,
                                     pay_now};
constexpr std::array needed = {Feed::roll, Feed::subsidies};

using Contributions = std::vector<const GovernmentContribution*>;

OneContribution one_of(const Contributions& paid, Fen due, const CheckContext& context) {
  return paid.empty() ? OneContribution{} : one_contribution(paid, due, context);
}

/// The own contributions and those under other numbers that are surely the person's, in order of payment.
Contributions with_links(Contributions own, const std::vector<SubsidyElsewhere>& elsewhere) {
  for (const SubsidyElsewhere& other : elsewhere)
    if (other.verdict() == Verdict::link) own.insert(own.end(), other.rows.begin(), other.rows.end());
  std::sort(own.begin(), own.end(), paid_earlier);
  return own;
}

void add_elsewhere(Finding& finding, const std::vector<SubsidyElsewhere>& elsewhere) {
  for (const SubsidyElsewhere& other : elsewhere) {
    add_reason(finding, other.verdict() == Verdict::link ? under_other_number : perhaps_under_other_number,
               {{"amount", sum_of(other.rows)},
                {"county", identity::format_region_code(other.rows.front()->county)},
                {"other_number", other.id.to_string()},
                {"percent", percent(*other.match)},
                {"fingerprint", fingerprint(other.id)}});
    cite(finding, other.rows);
  }
}

void add_of_others(Finding& finding, const Contributions& rows) {
  for (const GovernmentContribution* row : rows)
    add_reason(finding, names_somebody_else, {{"amount", row->amount}, {"other_name", row->name}});
  cite(finding, rows);
}

void find_in(const Subject& subject, const CheckContext& context, int year, std::vector<Finding>& findings) {
  const auto due = pension_subsidy_due(subject, year, context.policy, context.as_of);
  if (!due) return;
  const auto& [entry, tier, stays] = *due;
  const auto [own, of_others] =
      subsidies_for(subject.facts(), Scheme::resident_pension, SubsidyBasis::poverty, year);
  const Fen paid = one_of(own, tier->value, context).amount;
  if (paid >= tier->value) return;
  const auto elsewhere = subsidies_elsewhere(subject, year);
  const OneContribution one = one_of(with_links(own, elsewhere), tier->value, context);

  Finding finding = new_finding(subject, "P1", fmt::format("{}", year));
  add_poor_in_year(finding, poor_in_year, *stays.front(), year);
  add_reason(finding, insured, {{"county", identity::format_region_code(entry->region.county)}});
  const bool on_file = !elsewhere.empty() || !of_others.empty();
  add_reason(finding,
             !own.empty() ? paid_too_little
             : on_file    ? not_under_this_number
                          : nothing_paid,
             {{"year", year}, {"paid", paid}, {"amount", tier->value}});
  add_basis(finding, *tier);
  add_elsewhere(finding, elsewhere);
  add_of_others(finding, of_others);
  if (one.amount > paid) add_reason(finding, to_be_booked, {{"amount", one.amount - paid}});
  if (one.beyond > Fen{}) add_reason(finding, paid_elsewhere, {{"amount", one.beyond}});
  if (one.amount < tier->value) {
    finding.sums.owed = tier->value - one.amount;
    add_reason(finding, pay_now, {{"owed", finding.sums.owed}});
  }
  cite(finding, stays);
  cite(finding, entry->source);
  cite(finding, own);
  findings.push_back(std::move(finding));
}

void find(const Subject& subject, const CheckContext& context, std::vector<Finding>& findings) {
  if (subject.facts().registry_periods.empty()) return;
  const int this_year = static_cast<int>(context.as_of.month().year());
  for (const int year : years_of(context.policy.government_pays_for_poor, this_year - 1))
    find_in(subject, context, year, findings);
}

}  // namespace

constinit const Check p1_contribution_not_paid{
    .code = "P1",
    .provision = p1,
    .finds =
        "A poor person on the roll of the resident pension, not yet drawing it, for whose contribution of a "
        "year government paid nothing, or less than the lowest tier.",
    .reads =
        "The registries (poor on any day of the year is poor for the year), the roll, the ledger of "
        "government-paid contributions, the policy; rows of the ledger under other numbers "
        "(docs/matching.md).",
    .needs = {.all = needed, .any = registry_feeds},
    .money =
        "Owed: what is missing up to the lowest tier of the year, or up to the tier that the poor keep where "
        "that is lower. What one county paid in parts counts together; what another county paid beside it is "
        "a second contribution (P5) and does not count. Counted as well is what government paid under "
        "another number that record matching has linked to the person: it has to be booked to the right "
        "account. Not counted is what stands under the person's number beside somebody else's name.",
    .period = "the year (2018)",
    .cannot_see =
        "The year of the run: government may still pay for it. The year in which the person died, or began "
        "to draw the pension.",
    .reason_codes = reason_codes,
    .find = find,
};

}  // namespace benefit::rules
