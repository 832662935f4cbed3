// P1 (provisions P1, P6): an insured poor person for whom government did not pay the contribution of a year,
// or paid less than the lowest tier. Reads the registries, the roll and the ledger of government-paid
// contributions, for years that are over. Money: owed is what is missing up to the lowest tier.
#include "verify/identity/region.hpp"
#include "verify/rules/calendar.hpp"
#include "verify/rules/checks.hpp"
#include "verify/rules/evidence.hpp"
#include "verify/rules/pension_subsidy.hpp"
#include "verify/rules/subsidies.hpp"

#include <array>

#include <fmt/format.h>

namespace benefit::rules {
namespace {

constexpr std::string_view poor_in_year = "p1.poor_in_year";
constexpr std::string_view insured = "p1.insured";
constexpr std::string_view nothing_paid = "p1.nothing_paid";
constexpr std::string_view paid_too_little = "p1.paid_too_little";
constexpr std::string_view paid_elsewhere = "p1.paid_elsewhere";
constexpr std::string_view perhaps_paid = "p1.perhaps_paid";
constexpr std::string_view paid_under_other_number = "p1.paid_under_other_number";
constexpr std::string_view pay_now = "p1.pay_now";
constexpr std::array reason_codes = {poor_in_year,
                                     insured,
                                     nothing_paid,
                                     paid_too_little,
                                     paid_elsewhere,
                                     perhaps_paid,
                                     paid_under_other_number,
                                     pay_now};
constexpr std::array needed = {Feed::roll, Feed::subsidies};

/// What stands under another number has to be booked to the person's account, not to be paid again. Returns
/// how much is surely hers.
Fen add_paid_elsewhere(Finding& finding, const Subject& subject, int year) {
  Fen sure;
  for (const SubsidyElsewhere& other : subsidies_elsewhere(subject, year)) {
    const bool is_link = other.verdict() == Verdict::link;
    if (is_link) sure += sum_of(other.rows);
    add_reason(finding, is_link ? paid_under_other_number : perhaps_paid,
               {{"amount", sum_of(other.rows)},
                {"county", identity::format_region_code(other.rows.front()->county)},
                {"name", other.rows.front()->name},
                {"percent", percent(*other.match)},
                {"fingerprint", fingerprint(other.id)}});
    cite(finding, other.rows);
  }
  return sure;
}

void find_in(const Subject& subject, const CheckContext& context, int year, std::vector<Finding>& findings) {
  const auto due = pension_subsidy_due(subject, year, context.policy, context.as_of);
  if (!due) return;
  const auto& [entry, tier, stays] = *due;
  const auto paid = subsidies_for(subject.facts(), Scheme::resident_pension, SubsidyBasis::poverty, year);
  const OneContribution one = paid.empty() ? OneContribution{} : one_contribution(paid, tier->value, context);
  if (one.amount >= tier->value) return;

  Finding finding = new_finding(subject, "P1", fmt::format("{}", year));
  add_poor_in_year(finding, poor_in_year, *stays.front(), year);
  add_reason(finding, insured, {{"county", identity::format_region_code(entry->region.county)}});
  if (paid.empty()) {
    add_reason(finding, nothing_paid,
               {{"year", year}, {"amount", tier->value}, {"basis", tier->legal_basis}});
  } else {
    add_reason(finding, paid_too_little,
               {{"year", year}, {"paid", one.amount}, {"amount", tier->value}, {"basis", tier->legal_basis}});
  }
  if (one.beyond > Fen{}) add_reason(finding, paid_elsewhere, {{"amount", one.beyond}});
  const Fen paid_already = one.amount + add_paid_elsewhere(finding, subject, year);
  if (paid_already < tier->value) {
    finding.sums.owed = tier->value - paid_already;
    add_reason(finding, pay_now, {{"owed", finding.sums.owed}});
  }
  cite(finding, stays);
  cite(finding, entry->source);
  cite(finding, paid);
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
        "a second contribution (P5) and does not count. Not owed again is what government paid under another "
        "number that record matching has linked to the person: it has to be booked to the right account.",
    .period = "the year (2018)",
    .cannot_see =
        "The year of the run: government may still pay for it. The year in which the person died, or began "
        "to draw the pension.",
    .reason_codes = reason_codes,
    .find = find,
};

}  // namespace benefit::rules
