// P5: a second government-paid contribution to the resident pension for one person in one calendar year, in
// any region. Reads the contribution ledger; whether the person was poor does not matter here. Money: lost is
// everything but one contribution, which one county may have paid in parts.
#include "verify/identity/region.hpp"
#include "verify/rules/checks.hpp"
#include "verify/rules/evidence.hpp"
#include "verify/rules/pension_subsidy.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <tuple>

#include <fmt/format.h>

namespace benefit::rules {
namespace {

constexpr std::string_view paid_more_than_once = "p5.paid_more_than_once";
constexpr std::string_view first_payment = "p5.first_payment";
constexpr std::string_view further_payment = "p5.further_payment";
constexpr std::string_view one_counts = "p5.one_counts";
constexpr std::string_view ask_the_payer = "p5.ask_the_payer";
constexpr std::array reason_codes = {paid_more_than_once, first_payment, further_payment, one_counts,
                                     ask_the_payer};
constexpr std::array needed = {Feed::subsidies};

using Contributions = std::vector<const GovernmentContribution*>;

std::map<int, Contributions> by_year(const SubjectFacts& facts) {
  std::map<int, Contributions> years;
  for (const GovernmentContribution& contribution : facts.subsidies)
    if (contribution.scheme == Scheme::resident_pension && contribution.basis == SubsidyBasis::poverty)
      years[contribution.year].push_back(&contribution);
  for (auto& [year, contributions] : years)
    std::sort(contributions.begin(), contributions.end(), [](const auto* a, const auto* b) {
      return std::tie(a->paid_on, a->source) < std::tie(b->paid_on, b->source);
    });
  return years;
}

/// The least that was due for the year: what a county pays in parts up to it is one contribution.
Fen due_for(const Subject& subject, const CheckContext& context, int year, RegionCode first_payer) {
  const Enrolment* const entry = subject.enrolment(Scheme::resident_pension);
  const auto* const tier =
      least_tier(context.policy, year, entry == nullptr ? first_payer : entry->region.county);
  return tier == nullptr ? Fen{} : tier->value;
}

void find(const Subject& subject, const CheckContext& context, std::vector<Finding>& findings) {
  if (subject.facts().subsidies.size() < 2) return;
  for (const auto& [year, contributions] : by_year(subject.facts())) {
    const OneContribution one = one_contribution(
        contributions, due_for(subject, context, year, contributions.front()->county), context);
    if (one.beyond == Fen{}) continue;
    Finding finding = new_finding(subject, "P5", fmt::format("{}", year));
    finding.sums.lost = one.beyond;
    add_reason(
        finding, paid_more_than_once,
        {{"year", year}, {"times", static_cast<std::int64_t>(contributions.size())}, {"amount", one.beyond}});
    for (const GovernmentContribution* contribution : contributions) {
      add_reason(finding, contribution == contributions.front() ? first_payment : further_payment,
                 {{"paid_on", contribution->paid_on},
                  {"county", identity::format_region_code(contribution->county)},
                  {"amount", contribution->amount}});
      cite(finding, contribution->source);
    }
    add_reason(finding, one_counts,
               {{"amount", one.amount}, {"county", identity::format_region_code(one.county)}});
    add_reason(finding, ask_the_payer);
    findings.push_back(std::move(finding));
  }
}

}  // namespace

constinit const Check p5_contribution_twice{
    .code = "P5",
    .provision = p5,
    .finds =
        "More than one government-paid contribution to the resident pension for the same person and year. "
        "What one county paid in parts, together no more than is due for the year, is one.",
    .reads =
        "The ledger of government-paid contributions, all regions, both forms of the ID number; the lowest "
        "tier of the policy.",
    .needs = {.all = needed, .any = {}},
    .money =
        "Lost: everything but one contribution: of one county its parts up to the lowest tier, or its first "
        "payment where that is more; of several counties that of the first whose contribution reaches the "
        "lowest tier, else the largest.",
    .period = "the year (2017)",
    .cannot_see =
        "A second contribution under another person's or another of the person's numbers. One that was "
        "paid back: there is no feed of these yet.",
    .reason_codes = reason_codes,
    .find = find,
};

}  // namespace benefit::rules
