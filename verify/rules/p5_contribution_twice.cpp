// P5: a second government-paid contribution to the resident pension for one person in one calendar year, in
// any region. Reads the contribution ledger; whether the person was poor does not matter here. Money: lost is
// everything but the contribution that was paid first (of one day: the one delivered first).
#include "verify/identity/region.hpp"
#include "verify/rules/checks.hpp"
#include "verify/rules/evidence.hpp"

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
constexpr std::array reason_codes = {paid_more_than_once, first_payment, further_payment};
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

void find(const Subject& subject, const CheckContext&, std::vector<Finding>& findings) {
  if (subject.facts().subsidies.size() < 2) return;
  for (const auto& [year, contributions] : by_year(subject.facts())) {
    if (contributions.size() < 2) continue;
    Finding finding = new_finding(subject, "P5", fmt::format("{}", year));
    for (const GovernmentContribution* contribution : contributions)
      if (contribution != contributions.front()) finding.sums.lost += contribution->amount;
    add_reason(finding, paid_more_than_once,
               {{"year", year},
                {"times", static_cast<std::int64_t>(contributions.size())},
                {"amount", finding.sums.lost}});
    for (const GovernmentContribution* contribution : contributions) {
      add_reason(finding, contribution == contributions.front() ? first_payment : further_payment,
                 {{"paid_on", contribution->paid_on},
                  {"county", identity::format_region_code(contribution->county)},
                  {"amount", contribution->amount}});
      cite(finding, contribution->source);
    }
    findings.push_back(std::move(finding));
  }
}

}  // namespace

constinit const Check p5_contribution_twice{
    .code = "P5",
    .provision = p5,
    .finds =
        "More than one government-paid contribution to the resident pension for the same person and year.",
    .reads = "The ledger of government-paid contributions, all regions, both forms of the ID number.",
    .needs = {.all = needed, .any = {}},
    .money = "Lost: everything but the contribution that was paid first.",
    .period = "the year (2017)",
    .cannot_see =
        "A second contribution under another person's or another of the person's numbers. One that was "
        "paid back: there is no feed of these yet.",
    .reason_codes = reason_codes,
    .find = find,
};

}  // namespace benefit::rules
