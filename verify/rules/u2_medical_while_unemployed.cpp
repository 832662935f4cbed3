// U2: medical insurance of somebody who draws unemployment benefit. In employee medical insurance the fund
// pays; in resident medical insurance the person gets back what was paid, and no more. Reads payments,
// contributions and subsidies. Money: lost is a subsidy beside the fund's contribution, beyond what was paid,
// or to somebody who never drew the benefit; owed is what a subsidy that was not given, or was too small,
// should have been, and what the person paid to employee medical insurance.
#include "verify/rules/checks.hpp"
#include "verify/rules/evidence.hpp"
#include "verify/rules/subsidies.hpp"

#include <algorithm>
#include <array>
#include <chrono>
#include <optional>
#include <set>
#include <tuple>
#include <vector>

#include <fmt/format.h>

namespace benefit::rules {
namespace {

constexpr std::string_view drew_benefit = "u2.drew_benefit";
constexpr std::string_view both_at_once = "u2.both_at_once";
constexpr std::string_view months_unknown = "u2.months_unknown";
constexpr std::string_view never_drew = "u2.never_drew";
constexpr std::string_view beyond_what_was_paid = "u2.beyond_what_was_paid";
constexpr std::string_view not_given = "u2.not_given";
constexpr std::string_view less_than_was_paid = "u2.less_than_was_paid";
constexpr std::string_view fund_should_pay = "u2.fund_should_pay";
constexpr std::array reason_codes = {drew_benefit,         both_at_once, months_unknown,     never_drew,
                                     beyond_what_was_paid, not_given,    less_than_was_paid, fund_should_pay};
constexpr std::array needed = {Feed::payments, Feed::contributions, Feed::subsidies};

using ContributionRows = std::vector<const Contribution*>;

/// The months for which unemployment benefit was drawn while the provision held where it was paid.
std::set<Month> months_drawn(const Subject& subject, const CheckContext& context) {
  std::set<Month> months;
  for (const Payment* payment : subject.payments(Scheme::unemployment))
    if (policy::provision_in_force(context.policy, "U2", first_day(payment->month), payment->county) !=
        nullptr)
      months.insert(payment->month);
  return months;
}

std::set<Month> of_year(const std::set<Month>& drawn, int year) {
  std::set<Month> months;
  for (const Month month : drawn)
    if (month.year() == std::chrono::year{year}) months.insert(month);
  return months;
}

/// From which month on the person was in resident medical insurance in the year: that of the first own
/// contribution, else that in which the roll was entered within the year; nullopt: it cannot be told.
std::optional<Month> resident_from(const Subject& subject, int year, const ContributionRows& paid) {
  const Month january = std::chrono::year{year} / std::chrono::January;
  if (!paid.empty()) return std::max(january, month_of(paid.front()->paid_on));
  const Enrolment* const entry = subject.enrolment(Scheme::resident_medical);
  if (entry == nullptr || !entry->enrolled_on || month_of(*entry->enrolled_on).year() != january.year())
    return std::nullopt;
  return month_of(*entry->enrolled_on);
}

/// What the fund paid to employee medical insurance for months drawn, as far as they are not known to lie
/// before resident medical insurance began.
ContributionRows by_fund(const Subject& subject, int year, const std::set<Month>& months,
                         std::optional<Month> resident) {
  auto rows = contributions_for(subject.facts(), Scheme::employee_medical, Payer::unemployment_fund, year);
  std::erase_if(rows, [&](const Contribution* row) {
    return row->month && (!months.contains(*row->month) || (resident && *row->month < *resident));
  });
  return rows;
}

/// What the person paid to employee medical insurance for months drawn in which no employer paid.
ContributionRows by_himself(const Subject& subject, const std::set<Month>& months) {
  std::set<Month> employed;
  for (const Contribution& row : subject.facts().contributions)
    if (row.payer == Payer::employer && row.month) employed.insert(*row.month);
  auto rows = contributions_of(subject.facts(), Scheme::employee_medical, Payer::person);
  std::erase_if(rows, [&](const Contribution* row) {
    return row->kind == ContributionKind::refused || !row->month || !months.contains(*row->month) ||
           employed.contains(*row->month);
  });
  return rows;
}

/// The list of those who draw the benefit has come of the county, for some month of the year or of the one
/// before it.
bool benefits_are_listed(const CheckContext& context, RegionCode county, int year) {
  if (context.listed == nullptr) return true;
  const Month end = std::chrono::year{year + 1} / std::chrono::January;
  for (Month month = end - std::chrono::months{24}; month < end; month += std::chrono::months{1})
    if (context.listed->contain(Scheme::unemployment, county, month)) return true;
  return false;
}

/// Everything of one year that counts here.
struct OneYear {
  int year;
  std::set<Month> months;  ///< drawn in the year
  std::vector<const GovernmentContribution*> subsidies;
  ContributionRows paid;  ///< by the person, to resident medical insurance
  std::optional<Month> resident;
  ContributionRows fund, himself;
  Fen given, own;
  Fen own_while_drawing;  ///< in any year, for a year is often paid for in the autumn before it
};

OneYear year_of(const Subject& subject, int year, const std::set<Month>& drawn) {
  OneYear one{
      .year = year,
      .months = of_year(drawn, year),
      .subsidies =
          subsidies_for(subject.facts(), Scheme::resident_medical, SubsidyBasis::unemployment, year).own,
      .paid = contributions_for(subject.facts(), Scheme::resident_medical, Payer::person, year),
      .resident{},
      .fund{},
      .himself{},
      .given{},
      .own{},
      .own_while_drawing{}};
  one.resident = resident_from(subject, year, one.paid);
  one.fund = by_fund(subject, year, one.months, one.resident);
  one.himself = by_himself(subject, one.months);
  one.given = sum_of(one.subsidies);
  one.own = sum_of(one.paid);
  for (const Contribution* row : one.paid)
    if (drawn.contains(month_of(row->paid_on))) one.own_while_drawing += row->amount;
  return one;
}

/// The subsidy to resident medical insurance: too much, or too little.
void judge_subsidy(const Subject& subject, const CheckContext& context, const OneYear& one,
                   Finding& finding) {
  const auto& [given, own, due] = std::tie(one.given, one.own, one.own_while_drawing);
  const std::int64_t year = one.year;
  if (given > Fen{} && subject.payments(Scheme::unemployment).empty() &&
      benefits_are_listed(context, one.subsidies.front()->county, one.year)) {
    add_reason(finding, never_drew, {{"year", year}, {"amount", given}});
    finding.sums.lost = given;
  } else if (given > Fen{} && !one.fund.empty()) {
    add_reason(finding, both_at_once, {{"year", year}, {"paid", sum_of(one.fund)}, {"amount", given}});
    if (!one.resident || std::ranges::any_of(one.fund, [](const auto* row) { return !row->month; }))
      add_reason(finding, months_unknown);
    finding.sums.lost = given;
  } else if (given > own) {
    add_reason(finding, beyond_what_was_paid,
               {{"year", year}, {"amount", given}, {"paid", own}, {"beyond", given - own}});
    finding.sums.lost = given - own;
  } else if (one.fund.empty() && given < due) {
    finding.sums.owed = due - given;
    if (given == Fen{})
      add_reason(finding, not_given, {{"year", year}, {"owed", finding.sums.owed}});
    else
      add_reason(finding, less_than_was_paid,
                 {{"year", year}, {"amount", given}, {"paid", due}, {"owed", finding.sums.owed}});
  }
}

/// What the person paid in the fund's place, less what was given back of it.
void judge_own_contributions(const Subject& subject, const OneYear& one, Finding& finding) {
  const auto back =
      subsidies_for(subject.facts(), Scheme::employee_medical, SubsidyBasis::unemployment, one.year).own;
  const Fen paid = sum_of(one.himself), given_back = sum_of(back);
  if (paid <= given_back) return;
  std::set<Month> months;
  for (const Contribution* row : one.himself) months.insert(*row->month);
  add_reason(finding, fund_should_pay,
             {{"months", static_cast<std::int64_t>(months.size())},
              {"first_month", *months.begin()},
              {"last_month", *months.rbegin()},
              {"paid", paid},
              {"owed", paid - given_back}});
  finding.sums.owed += paid - given_back;
  cite(finding, one.himself);
  cite(finding, back);
}

void find_in(const Subject& subject, const CheckContext& context, int year, const std::set<Month>& drawn,
             std::vector<Finding>& findings) {
  const OneYear one = year_of(subject, year, drawn);
  Finding finding = new_finding(subject, "U2", fmt::format("{}", year));
  // Of a year that was paid for before it began, the months drawn are those of the year before.
  const std::set<Month> months = one.months.empty() ? of_year(drawn, year - 1) : one.months;
  if (!months.empty())
    add_reason(finding, drew_benefit,
               {{"months", static_cast<std::int64_t>(months.size())},
                {"first_month", *months.begin()},
                {"last_month", *months.rbegin()}});
  const std::size_t told = finding.reasons.size();
  judge_subsidy(subject, context, one, finding);
  judge_own_contributions(subject, one, finding);
  if (finding.reasons.size() == told) return;
  for (const Payment* payment : subject.payments(Scheme::unemployment))
    if (months.contains(payment->month)) cite(finding, payment->source);
  cite(finding, one.subsidies);
  cite(finding, one.paid);
  cite(finding, one.fund);
  findings.push_back(std::move(finding));
}

void find(const Subject& subject, const CheckContext& context, std::vector<Finding>& findings) {
  const std::set<Month> drawn = months_drawn(subject, context);
  std::set<int> years;
  for (const Month month : drawn) years.insert(static_cast<int>(month.year()));
  for (const Contribution* row : contributions_of(subject.facts(), Scheme::resident_medical, Payer::person))
    if (drawn.contains(month_of(row->paid_on)) &&
        row->year == static_cast<int>(month_of(row->paid_on).year()) + 1)
      years.insert(row->year);
  for (const GovernmentContribution& row : subject.facts().subsidies)
    if (row.basis == SubsidyBasis::unemployment && row.scheme == Scheme::resident_medical &&
        policy::provision_in_force(context.policy, "U2", row.paid_on, row.county) != nullptr)
      years.insert(row.year);
  for (const int year : years) find_in(subject, context, year, drawn, findings);
}

}  // namespace

constinit const Check u2_medical_while_unemployed{
    .code = "U2",
    .provision = u2,
    .finds =
        "While unemployment benefit is drawn: a subsidy to resident medical insurance beside the "
        "contribution that the fund pays to employee medical insurance; a subsidy beyond what was paid; no "
        "subsidy, or a smaller one, although something was paid; a contribution to employee medical "
        "insurance that the person paid in the fund's place. A subsidy on the ground of unemployment to "
        "somebody who never drew the benefit.",
    .reads =
        "Payments of unemployment benefit, contributions to medical insurance, subsidies on the ground of "
        "unemployment; the roll, where the person has paid nothing to resident medical insurance. Whoever "
        "came into resident medical insurance later than the last month for which the fund paid is in both "
        "one after the other. That nobody drew the benefit is only said where lists of those who draw it "
        "have come of the county.",
    .needs = {.all = needed, .any = {}},
    .money =
        "Lost: the subsidy beside a contribution of the fund, or to somebody who never drew the benefit, "
        "else what of it goes beyond what the person paid. Owed: what the person paid to resident medical "
        "insurance while drawing the benefit, for this year or the next, less the subsidy that was given, "
        "nothing where the fund paid to employee medical insurance meanwhile; and what the person paid to "
        "employee medical insurance for months drawn, less what was given back, months apart for which an "
        "employer paid as well (U1).",
    .period = "the year (2018)",
    .cannot_see =
        "What was paid under another number, and a contribution for the year that was paid before the "
        "benefit began or after it ended. Whether the fund's contribution and the subsidy were for the same "
        "months where neither the person's contribution nor the roll tells: the reasons say so.",
    .reason_codes = reason_codes,
    .find = find,
};

}  // namespace benefit::rules
