// P3: a poor person who was refused the 100-yuan tier that the poor keep, or charged more than it. Reads the
// registries and the contributions that persons pay themselves. Money: owed is what was charged beyond it.
#include "verify/identity/date.hpp"
#include "verify/identity/other_name.hpp"
#include "verify/rules/checks.hpp"
#include "verify/rules/evidence.hpp"
#include "verify/rules/poverty.hpp"
#include "verify/rules/subsidies.hpp"

#include <algorithm>
#include <array>

#include <fmt/format.h>

namespace benefit::rules {
namespace {

constexpr std::string_view poor_in_year = "p3.poor_in_year";
constexpr std::string_view refused = "p3.refused";
constexpr std::string_view charged_more = "p3.charged_more";
constexpr std::string_view charged_lowest_tier = "p3.charged_lowest_tier";
constexpr std::string_view tier_is_kept = "p3.tier_is_kept";
constexpr std::string_view ask_the_person = "p3.ask_the_person";
constexpr std::string_view invite_to_pay = "p3.invite_to_pay";
constexpr std::array reason_codes = {poor_in_year, refused,        charged_more, charged_lowest_tier,
                                     tier_is_kept, ask_the_person, invite_to_pay};
constexpr std::array needed = {Feed::contributions};

/// What is wrong with one contribution; empty: nothing.
std::string_view wrong_with(const Contribution& row, Fen kept, const policy::Dated<Fen>* lowest) {
  if (row.kind == ContributionKind::refused)
    return !row.tier_asked_for || *row.tier_asked_for == kept ? refused : std::string_view();
  if (row.kind != ContributionKind::regular) return {};
  if (row.tier_asked_for)
    return *row.tier_asked_for == kept && row.amount > kept ? charged_more : std::string_view();
  // Without a word on what was chosen: the raised lowest tier to the fen is what nobody chooses who may pay
  // less.
  return lowest != nullptr && lowest->value > kept && row.amount == lowest->value ? charged_lowest_tier
                                                                                  : std::string_view();
}

/// The refusal was right, or was mended: the person drew the pension already, or could pay the tier later.
bool is_settled(const Contribution& refusal, Fen kept, const Subject& subject) {
  const Enrolment* const entry = subject.enrolment(Scheme::resident_pension);
  if (entry != nullptr && entry->benefit_from && *entry->benefit_from <= month_of(refusal.paid_on))
    return true;
  const auto paid = contributions_for(subject.facts(), Scheme::resident_pension, Payer::person, refusal.year);
  return std::any_of(paid.begin(), paid.end(), [&](const Contribution* row) {
    return row->paid_on >= refusal.paid_on && row->amount <= kept;
  });
}

void find(const Subject& subject, const CheckContext& context, std::vector<Finding>& findings) {
  PeriodKeys keys;
  for (const Contribution* contribution :
       contributions_of(subject.facts(), Scheme::resident_pension, Payer::person)) {
    const Contribution& row = *contribution;
    if (identity::bears_other_name(subject.facts(), row.name)) continue;
    const Day day = policy::first_day_of(row.year);
    const auto* const kept = policy::in_force(context.policy.tier_for_the_poor, day, row.county);
    if (kept == nullptr || policy::provision_in_force(context.policy, "P3", day, row.county) == nullptr)
      continue;
    const auto* const lowest = policy::in_force(context.policy.lowest_tier, day, row.county);
    const std::string_view wrong = wrong_with(row, kept->value, lowest);
    const Stays stays = poor_within(subject.facts(), calendar_year(row.year), context.as_of);
    if (wrong.empty() || stays.empty() || (wrong == refused && is_settled(row, kept->value, subject)))
      continue;

    Finding finding = new_finding(
        subject, "P3", keys.next(fmt::format("{}:{}", row.year, identity::format_day(row.paid_on))));
    add_poor_in_year(finding, poor_in_year, *stays.front(), row.year);
    add_reason(finding, wrong, {{"paid_on", row.paid_on}, {"amount", row.amount}, {"year", row.year}});
    add_reason(finding, tier_is_kept, {{"amount", kept->value}});
    add_basis(finding, *kept);
    if (wrong == charged_more) finding.sums.owed = row.amount - kept->value;
    if (wrong == charged_lowest_tier) add_reason(finding, ask_the_person);
    if (wrong == refused && !subject.month_of_death())
      add_reason(finding, invite_to_pay, {{"year", row.year}});
    cite(finding, stays);
    cite(finding, row.source);
    findings.push_back(std::move(finding));
  }
}

}  // namespace

constinit const Check p3_tier_for_the_poor{
    .code = "P3",
    .provision = p3,
    .finds =
        "A poor person who was refused the tier that the poor keep and could not pay it later either, or was "
        "charged more than it.",
    .reads =
        "The registries, the contributions that persons pay themselves, with the tier they asked for; the "
        "policy.",
    .needs = {.all = needed, .any = registry_feeds},
    .money =
        "Owed: what was charged beyond the tier that the person asked for. Where the ledger does not say "
        "which tier was asked for, nothing is counted, and the person is to be asked.",
    .period =
        "the year and the day of payment or refusal (2018:2018-05-01), a further one of that day numbered "
        "(2018:2018-05-01:2)",
    .cannot_see = "A person who never asked because she had been told that the tier was gone.",
    .reason_codes = reason_codes,
    .find = find,
};

}  // namespace benefit::rules
