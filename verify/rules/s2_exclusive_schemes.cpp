// S2 (provision Q3): two schemes drawn for one month that exclude each other. Which they are, from when and
// by what law, stands in the policy. Reads payments. Money: lost is the smaller of the two schemes' drawings
// of each month; a second drawing of one scheme is left to S1 and U1, months after a standing death to D3.
#include "verify/rules/checks.hpp"
#include "verify/rules/evidence.hpp"
#include "verify/rules/payments.hpp"

#include <algorithm>
#include <array>
#include <iterator>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <tuple>
#include <vector>

#include <fmt/format.h>

namespace benefit::rules {
namespace {

constexpr std::string_view both_drawn = "s2.both_drawn";
constexpr std::string_view exclude_each_other = "s2.exclude_each_other";
constexpr std::string_view goes_on = "s2.still_flowing";
constexpr std::array reason_codes = {both_drawn, exclude_each_other, goes_on};
constexpr std::array needed = {Feed::payments};

/// What one scheme paid for one month.
struct Drawn {
  /// By county, form of the number and account. What goes beyond the largest is counted in S1 or U1 already.
  std::map<std::tuple<RegionCode, bool, std::string_view>, Fen> drawings;

  Fen largest() const {
    Fen result;
    for (const auto& [drawing, amount] : drawings) result = std::max(result, amount);
    return result;
  }
};

std::map<Month, Drawn> by_month(Payments payments, const CheckContext& context) {
  std::map<Month, Drawn> months;
  for (const Payment* payment : payments)
    months[payment->month].drawings[{context.county_on(payment->county, last_day(payment->month)),
                                     payment->fifteen_digits, std::string_view(payment->account)}] +=
        payment->amount;
  return months;
}

/// By the rule of a county that paid: that of the first scheme's is asked first.
const policy::Dated<policy::ExclusiveSchemes>* rule_for(const CheckContext& context, Scheme one, Scheme other,
                                                        Month month, const Drawn& first,
                                                        const Drawn& second) {
  for (const Drawn* drawn : {&first, &second})
    for (const auto& [drawing, amount] : drawn->drawings)
      if (const auto* const rule = policy::in_force(context.policy.exclusive_schemes, one, other,
                                                    first_day(month), std::get<RegionCode>(drawing)))
        return rule;
  return nullptr;
}

void find_pair(const Subject& subject, const CheckContext& context, Scheme one, Scheme other,
               std::vector<Finding>& findings) {
  const auto first = by_month(subject.payments(one), context),
             second = by_month(subject.payments(other), context);
  const std::optional<Month> month_of_death = subject.month_of_death();
  std::set<Month> months;
  Fen lost, last_surplus;
  // In order of month, each text once: the law may change in between.
  std::vector<const policy::Dated<policy::ExclusiveSchemes>*> bases;
  for (const auto& [month, drawn] : first) {
    const auto same = second.find(month);
    if (same == second.end() || (month_of_death && month > *month_of_death)) continue;
    const auto* const rule = rule_for(context, one, other, month, drawn, same->second);
    if (rule == nullptr) continue;
    months.insert(month);
    last_surplus = std::min(drawn.largest(), same->second.largest());
    lost += last_surplus;
    if (std::ranges::find(bases, rule->legal_basis, &policy::Dated<policy::ExclusiveSchemes>::legal_basis) ==
        bases.end())
      bases.push_back(rule);
  }
  if (months.empty()) return;

  Finding finding = new_finding(subject, "S2", fmt::format("{}:{}", to_string(one), to_string(other)));
  finding.sums.lost = lost;
  add_reason(finding, both_drawn,
             {{"scheme", std::string(to_string(one))},
              {"other_scheme", std::string(to_string(other))},
              {"months", static_cast<std::int64_t>(months.size())},
              {"first_month", *months.begin()},
              {"last_month", *months.rbegin()},
              {"amount", lost}});
  for (const auto* basis : bases) {
    add_reason(finding, exclude_each_other);
    add_basis(finding, *basis);
  }
  if (is_recent(*months.rbegin(), context.as_of)) {
    finding.sums.flowing_per_month = last_surplus;
    add_reason(finding, goes_on, {{"amount", last_surplus}, {"month", *months.rbegin()}});
  }
  for (const Scheme scheme : {one, other})
    for (const Payment* payment : subject.payments(scheme))
      if (months.contains(payment->month)) cite(finding, payment->source);
  findings.push_back(std::move(finding));
}

void find(const Subject& subject, const CheckContext& context, std::vector<Finding>& findings) {
  std::set<Scheme> drawn;
  for (const Payment* payment : subject.payments()) drawn.insert(payment->scheme);
  for (auto one = drawn.begin(); one != drawn.end(); ++one)
    for (auto other = std::next(one); other != drawn.end(); ++other)
      find_pair(subject, context, *one, *other, findings);
}

}  // namespace

constinit const Check s2_exclusive_schemes{
    .code = "S2",
    .provision = q3,
    .finds = "Two schemes drawn for the same month that exclude each other.",
    .reads = "Payments of all schemes; the pairs of the policy, with dates and legal basis.",
    .needs = {.all = needed, .any = {}},
    .money =
        "Lost: of each such month the smaller of the two schemes' drawings, instalments taken together; of a "
        "scheme that was itself drawn twice the largest drawing, for the rest is counted in S1 or U1. Still "
        "flowing: that of the newest such month, when it is the month of the run or one of the two before. "
        "Months after a standing death are counted in D3 instead.",
    .period = "the two schemes (resident_pension:employee_pension)",
    .cannot_see =
        "Which of the two is due: a person decides. Where law lets the two be brought together, nothing may "
        "be lost. Schemes that are drawn under two numbers of one person.",
    .reason_codes = reason_codes,
    .find = find,
};

}  // namespace benefit::rules
