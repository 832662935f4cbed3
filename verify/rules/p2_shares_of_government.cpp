// P2: the shares of province, city and county in a contribution that government paid are not those that are
// due. Reads the ledger of government-paid contributions as far as it states the shares. Money: none of the
// person's; the levels of government settle it among themselves.
#include "verify/identity/date.hpp"
#include "verify/policy/subsidy_split.hpp"
#include "verify/rules/checks.hpp"
#include "verify/rules/evidence.hpp"
#include "verify/rules/subsidies.hpp"

#include <array>
#include <utility>

#include <fmt/format.h>

namespace benefit::rules {
namespace {

constexpr std::string_view amount_booked = "p2.amount_booked";
constexpr std::string_view booked_to_province = "p2.booked_to_province";
constexpr std::string_view booked_to_city = "p2.booked_to_city";
constexpr std::string_view booked_to_county = "p2.booked_to_county";
constexpr std::string_view shares_due = "p2.shares_due";
constexpr std::string_view managed_directly = "p2.managed_directly";
constexpr std::string_view do_not_add_up = "p2.do_not_add_up";
constexpr std::string_view not_the_person = "p2.not_the_person";
constexpr std::array reason_codes = {amount_booked, booked_to_province, booked_to_city, booked_to_county,
                                     shares_due,    managed_directly,   do_not_add_up,  not_the_person};
constexpr std::array needed = {Feed::subsidies};

/// The ledger states another share than the one that is due. One that it leaves blank may be as it should.
bool states_otherwise(const GovernmentContribution& row, const policy::SubsidyParts& due) {
  return row.province_share.value_or(due.province) != due.province ||
         row.city_share.value_or(due.city) != due.city || row.county_share.value_or(due.county) != due.county;
}

/// What the ledger states; of a share that it leaves blank it says nothing.
void add_booked(Finding& finding, const GovernmentContribution& row) {
  Fen sum;
  bool all_stated = true;
  add_reason(finding, amount_booked, {{"amount", row.amount}, {"year", row.year}});
  for (const auto& [code, share] : {std::pair{booked_to_province, row.province_share},
                                    {booked_to_city, row.city_share},
                                    {booked_to_county, row.county_share}}) {
    all_stated = all_stated && share.has_value();
    if (!share) continue;
    sum += *share;
    add_reason(finding, code, {{"amount", *share}});
  }
  if (all_stated ? sum != row.amount : sum > row.amount)
    add_reason(finding, do_not_add_up, {{"sum", sum}, {"amount", row.amount}});
}

void find(const Subject& subject, const CheckContext& context, std::vector<Finding>& findings) {
  PeriodKeys keys;
  for (const GovernmentContribution* paid :
       subsidies_of(subject.facts(), Scheme::resident_pension, SubsidyBasis::poverty)) {
    const GovernmentContribution& row = *paid;
    const auto due = policy::split_contribution(context.policy, row.amount, row.year, row.county);
    if (!due || !states_otherwise(row, due->parts)) continue;
    Finding finding = new_finding(
        subject, "P2", keys.next(fmt::format("{}:{}", row.year, identity::format_day(row.paid_on))));
    add_booked(finding, row);
    add_reason(finding, shares_due,
               {{"province", due->parts.province},
                {"city", due->parts.city},
                {"in_county", due->parts.county},
                {"basis", due->split_basis}});
    if (!due->managed_basis.empty()) add_reason(finding, managed_directly, {{"basis", due->managed_basis}});
    add_reason(finding, not_the_person);
    cite(finding, row.source);
    findings.push_back(std::move(finding));
  }
}

}  // namespace

constinit const Check p2_shares_of_government{
    .code = "P2",
    .provision = p2,
    .finds =
        "A government-paid contribution whose shares of province, city and county are not those that the "
        "policy sets, to the fen.",
    .reads = "The ledger of government-paid contributions, where it states shares; the policy.",
    .needs = {.all = needed, .any = {}},
    .money =
        "None of the person: the levels of government settle it among themselves. What remains of a division "
        "goes to the largest remainder, ties to the province, then the city. In a county that the province "
        "manages directly the same division is made, and the province bears the city's share of it.",
    .period =
        "the year and the day of payment (2018:2018-05-01), a further one of that day numbered "
        "(2018:2018-05-01:2)",
    .cannot_see = "Shares that the ledger does not state.",
    .reason_codes = reason_codes,
    .find = find,
};

}  // namespace benefit::rules
