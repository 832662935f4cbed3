// U2: medical insurance of somebody who draws unemployment benefit. In employee medical insurance the fund
// pays; in resident medical insurance the person gets back what was paid, and no more. Reads payments,
// contributions and subsidies. Money: lost is a subsidy beside the fund's contribution, or beyond what was
// paid; owed is what a subsidy that was not given, or was too small, should have been.
#include "verify/rules/checks.hpp"
#include "verify/rules/evidence.hpp"
#include "verify/rules/subsidies.hpp"

#include <array>
#include <chrono>
#include <set>

#include <fmt/format.h>

namespace benefit::rules {
namespace {

constexpr std::string_view drew_benefit = "u2.drew_benefit";
constexpr std::string_view both_at_once = "u2.both_at_once";
constexpr std::string_view beyond_what_was_paid = "u2.beyond_what_was_paid";
constexpr std::string_view not_given = "u2.not_given";
constexpr std::string_view less_than_was_paid = "u2.less_than_was_paid";
constexpr std::array reason_codes = {drew_benefit, both_at_once, beyond_what_was_paid, not_given,
                                     less_than_was_paid};
constexpr std::array needed = {Feed::payments, Feed::contributions, Feed::subsidies};

/// The months for which unemployment benefit was drawn while the provision held where it was paid.
std::set<Month> months_drawn(const Subject& subject, const CheckContext& context) {
  std::set<Month> months;
  for (const Payment* payment : subject.payments(Scheme::unemployment))
    if (policy::provision_in_force(context.policy, "U2", first_day(payment->month), payment->county) !=
        nullptr)
      months.insert(payment->month);
  return months;
}

/// What the fund paid to employee medical insurance in these months.
std::vector<const Contribution*> by_fund(const Subject& subject, int year, const std::set<Month>& months) {
  auto rows = contributions_for(subject.facts(), Scheme::employee_medical, Payer::unemployment_fund, year);
  std::erase_if(rows, [&](const Contribution* row) { return row->month && !months.contains(*row->month); });
  return rows;
}

/// `drawn`: the months of all years, for a year is often paid for in the autumn before it.
void find_in(const Subject& subject, int year, const std::set<Month>& drawn, std::vector<Finding>& findings) {
  std::set<Month> months;
  for (const Month month : drawn)
    if (month.year() == std::chrono::year{year}) months.insert(month);
  const auto subsidies =
      subsidies_for(subject.facts(), Scheme::resident_medical, SubsidyBasis::unemployment, year);
  const auto paid = contributions_for(subject.facts(), Scheme::resident_medical, Payer::person, year);
  const auto fund = by_fund(subject, year, months);
  const Fen given = sum_of(subsidies), own = sum_of(paid);
  const bool both = !fund.empty() && given > Fen{};
  // Owed only for what was paid while the benefit was drawn.
  Fen own_while_drawing;
  for (const Contribution* row : paid)
    if (drawn.contains(month_of(row->paid_on))) own_while_drawing += row->amount;
  const bool missing = fund.empty() && given < own_while_drawing;
  if (!both && given <= own && !missing) return;

  Finding finding = new_finding(subject, "U2", fmt::format("{}", year));
  if (!months.empty())
    add_reason(finding, drew_benefit,
               {{"months", static_cast<std::int64_t>(months.size())},
                {"first_month", *months.begin()},
                {"last_month", *months.rbegin()}});
  if (both) {
    add_reason(finding, both_at_once, {{"year", year}, {"paid", sum_of(fund)}, {"amount", given}});
    finding.sums.lost = given;
  } else if (given > own) {
    add_reason(finding, beyond_what_was_paid,
               {{"year", year}, {"amount", given}, {"paid", own}, {"beyond", given - own}});
    finding.sums.lost = given - own;
  } else {
    finding.sums.owed = own_while_drawing - given;
    if (given == Fen{})
      add_reason(finding, not_given, {{"year", year}, {"owed", finding.sums.owed}});
    else
      add_reason(
          finding, less_than_was_paid,
          {{"year", year}, {"amount", given}, {"paid", own_while_drawing}, {"owed", finding.sums.owed}});
  }
  for (const Payment* payment : subject.payments(Scheme::unemployment))
    if (months.contains(payment->month)) cite(finding, payment->source);
  cite(finding, subsidies);
  cite(finding, paid);
  cite(finding, fund);
  findings.push_back(std::move(finding));
}

void find(const Subject& subject, const CheckContext& context, std::vector<Finding>& findings) {
  const std::set<Month> drawn = months_drawn(subject, context);
  std::set<int> years;
  for (const Month month : drawn) years.insert(static_cast<int>(month.year()));
  for (const GovernmentContribution& row : subject.facts().subsidies)
    if (row.basis == SubsidyBasis::unemployment && row.scheme == Scheme::resident_medical &&
        policy::provision_in_force(context.policy, "U2", row.paid_on, row.county) != nullptr)
      years.insert(row.year);
  for (const int year : years) find_in(subject, year, drawn, findings);
}

}  // namespace

constinit const Check u2_medical_while_unemployed{
    .code = "U2",
    .provision = u2,
    .finds =
        "While unemployment benefit is drawn: a subsidy to resident medical insurance beside the "
        "contribution that the fund pays to employee medical insurance; a subsidy beyond what was paid; no "
        "subsidy, or a smaller one, although something was paid.",
    .reads =
        "Payments of unemployment benefit, contributions to medical insurance, subsidies on the ground of "
        "unemployment.",
    .needs = {.all = needed, .any = {}},
    .money =
        "Lost: the subsidy beside a contribution of the fund, else what of it goes beyond what the person "
        "paid. Owed: what the person paid while drawing the benefit, less the subsidy that was given; "
        "nothing "
        "where the fund paid to employee medical insurance.",
    .period = "the year (2018)",
    .cannot_see =
        "What was paid under another number, and a contribution for the year that was paid before the "
        "benefit began or after it ended. Whether the fund's contribution and the subsidy were for the same "
        "months: resident medical insurance is paid by the year.",
    .reason_codes = reason_codes,
    .find = find,
};

}  // namespace benefit::rules
