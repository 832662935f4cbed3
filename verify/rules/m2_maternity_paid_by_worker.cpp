// M2: a worker who paid a contribution to maternity insurance, which only the employer pays. Reads the
// contributions that persons pay themselves. Money: owed is what the worker paid.
#include "verify/rules/checks.hpp"
#include "verify/rules/evidence.hpp"
#include "verify/rules/subsidies.hpp"

#include <algorithm>
#include <array>
#include <map>

#include <fmt/format.h>

namespace benefit::rules {
namespace {

constexpr std::string_view worker_paid = "m2.worker_paid";
constexpr std::string_view employer_pays = "m2.employer_pays";
constexpr std::array reason_codes = {worker_paid, employer_pays};
constexpr std::array needed = {Feed::contributions};

void find(const Subject& subject, const CheckContext& context, std::vector<Finding>& findings) {
  std::map<int, std::vector<const Contribution*>> years;
  for (const Contribution& row : subject.facts().contributions)
    if (row.scheme == Scheme::maternity && row.payer == Payer::person &&
        row.kind != ContributionKind::refused && row.amount > Fen{} &&
        policy::provision_in_force(context.policy, "M2", row.paid_on, row.county) != nullptr)
      years[row.year].push_back(&row);
  for (auto& [year, rows] : years) {
    std::sort(rows.begin(), rows.end(), [](const auto* a, const auto* b) { return a->source < b->source; });
    Finding finding = new_finding(subject, "M2", fmt::format("{}", year));
    finding.sums.owed = sum_of(rows);
    add_reason(
        finding, worker_paid,
        {{"year", year}, {"times", static_cast<std::int64_t>(rows.size())}, {"amount", finding.sums.owed}});
    add_reason(finding, employer_pays, {{"owed", finding.sums.owed}});
    cite(finding, rows);
    findings.push_back(std::move(finding));
  }
}

}  // namespace

constinit const Check m2_maternity_paid_by_worker{
    .code = "M2",
    .provision = m2,
    .finds = "A worker who paid a contribution to maternity insurance.",
    .reads = "The contributions that persons pay themselves.",
    .needs = {.all = needed, .any = {}},
    .money = "Owed: what the worker paid; the employer pays it.",
    .period = "the year (2018)",
    .cannot_see = "What an employer takes from the wage without booking it.",
    .reason_codes = reason_codes,
    .find = find,
};

}  // namespace benefit::rules
