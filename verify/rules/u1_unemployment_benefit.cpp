// U1: unemployment benefit drawn in two places for one month, or drawn for a month for which an employer pays
// contributions. Reads payments and contributions. Money: lost is everything but the largest drawing of each
// month, and what was drawn for months of employment.
#include "verify/identity/region.hpp"
#include "verify/rules/checks.hpp"
#include "verify/rules/evidence.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <set>
#include <string_view>
#include <tuple>

namespace benefit::rules {
namespace {

constexpr std::string_view two_places = "u1.two_places";
constexpr std::string_view drawn_in = "u1.drawn_in";
constexpr std::string_view employed = "u1.employed";
constexpr std::string_view employer_paid = "u1.employer_paid";
constexpr std::string_view look_at_the_contract = "u1.look_at_the_contract";
constexpr std::array reason_codes = {two_places, drawn_in, employed, employer_paid, look_at_the_contract};
constexpr std::array needed = {Feed::payments};
constexpr std::array of_employers = {Feed::contributions};

/// What was drawn for each month, by the county that paid.
using Drawn = std::map<Month, std::map<int, Fen>>;

Drawn drawn_by(const Subject& subject, const CheckContext& context) {
  Drawn drawn;
  for (const Payment* payment : subject.payments(Scheme::unemployment))
    if (policy::provision_in_force(context.policy, "U1", first_day(payment->month), payment->county) !=
        nullptr)
      drawn[payment->month][context.county_on(payment->county, last_day(payment->month)).value] +=
          payment->amount;
  return drawn;
}

Fen sum_of_all(const std::map<int, Fen>& counties) {
  Fen sum;
  for (const auto& [county, amount] : counties) sum += amount;
  return sum;
}

Fen largest_of(const std::map<int, Fen>& counties) {
  Fen largest;
  for (const auto& [county, amount] : counties) largest = std::max(largest, amount);
  return largest;
}

void cite_months(Finding& finding, const Subject& subject, const std::set<Month>& months) {
  for (const Payment* payment : subject.payments(Scheme::unemployment))
    if (months.contains(payment->month)) cite(finding, payment->source);
}

void find_two_places(const Subject& subject, const Drawn& drawn, std::vector<Finding>& findings) {
  std::set<Month> months;
  std::map<int, Fen> counties;
  Fen surplus;
  for (const auto& [month, by_county] : drawn) {
    if (by_county.size() < 2) continue;
    months.insert(month);
    surplus += sum_of_all(by_county) - largest_of(by_county);
    for (const auto& [county, amount] : by_county) counties[county] += amount;
  }
  if (months.empty()) return;
  Finding finding = new_finding(subject, "U1", "two_places");
  finding.sums.lost = surplus;
  add_reason(finding, two_places,
             {{"months", static_cast<std::int64_t>(months.size())},
              {"first_month", *months.begin()},
              {"last_month", *months.rbegin()},
              {"amount", surplus}});
  for (const auto& [county, amount] : counties)
    add_reason(finding, drawn_in,
               {{"county", identity::format_region_code(RegionCode{county})}, {"amount", amount}});
  cite_months(finding, subject, months);
  findings.push_back(std::move(finding));
}

void find_employed(const Subject& subject, const Drawn& drawn, std::vector<Finding>& findings) {
  std::set<Month> months;
  std::vector<const Contribution*> by_employer;
  for (const Contribution& row : subject.facts().contributions)
    if (row.payer == Payer::employer && row.kind == ContributionKind::regular && row.month &&
        drawn.contains(*row.month)) {
      months.insert(*row.month);
      by_employer.push_back(&row);
    }
  if (months.empty()) return;
  std::sort(by_employer.begin(), by_employer.end(), [](const auto* a, const auto* b) {
    return std::tie(*a->month, a->source) < std::tie(*b->month, b->source);
  });
  Finding finding = new_finding(subject, "U1", "employed");
  // What went beyond the largest drawing of a month is counted already.
  for (const Month month : months) finding.sums.lost += largest_of(drawn.at(month));
  add_reason(finding, employed,
             {{"months", static_cast<std::int64_t>(months.size())},
              {"first_month", *months.begin()},
              {"last_month", *months.rbegin()},
              {"amount", finding.sums.lost}});
  std::set<std::string_view> told;
  for (const Contribution* row : by_employer)
    if (told.insert(row->employer).second)
      add_reason(finding, employer_paid,
                 {{"employer", row->employer.empty() ? "-" : row->employer}, {"month", *row->month}});
  add_reason(finding, look_at_the_contract);
  cite_months(finding, subject, months);
  cite(finding, by_employer);
  findings.push_back(std::move(finding));
}

void find(const Subject& subject, const CheckContext& context, std::vector<Finding>& findings) {
  const Drawn drawn = drawn_by(subject, context);
  if (drawn.empty()) return;
  find_two_places(subject, drawn, findings);
  find_employed(subject, drawn, findings);
}

}  // namespace

constinit const Check u1_unemployment_benefit{
    .code = "U1",
    .provision = u1,
    .finds =
        "Unemployment benefit drawn in two places for the same month, or for a month for which an employer "
        "paid contributions.",
    .reads = "Payments of unemployment benefit; contributions of employers, by month.",
    .needs = {.all = needed, .any = {}, .sees_more_with = of_employers},
    .money =
        "Lost: of a month drawn in several places everything but the largest drawing; of a month of "
        "employment what was drawn.",
    .period = "two_places, or employed",
    .cannot_see =
        "An employer who pays late and books the wrong month; work without contributions. What an employer "
        "pays in arrears (补缴) is not counted: the notice asks whether the contract has ended, and arrears "
        "are often settled after that, booked to whichever month is open.",
    .reason_codes = reason_codes,
    .find = find,
};

}  // namespace benefit::rules
