// D3 (provision Q3): months and money paid after the month of death, scheme by scheme, and what the survivors
// are owed. Reads usable death records, payments, the roll and the funeral grant in force on the day of
// death. Money: lost is the sum of all payments for later months; owed is the balance of the personal account
// and, in the resident scheme, the funeral grant. Recovery takes from these first.
#include "verify/rules/checks.hpp"
#include "verify/rules/evidence.hpp"
#include "verify/rules/payments.hpp"

#include <array>
#include <chrono>
#include <map>

namespace benefit::rules {
namespace {

constexpr std::string_view death_recorded = "d3.death_recorded";
constexpr std::string_view overpaid = "d3.overpaid";
constexpr std::string_view paid_for = "d3.paid_for";
constexpr std::string_view month_of_death_is_due = "d3.month_of_death_is_due";
constexpr std::string_view account_balance = "d3.account_balance";
constexpr std::string_view balance_unknown = "d3.balance_unknown";
constexpr std::string_view funeral_grant = "d3.funeral_grant";
constexpr std::string_view grant_not_set = "d3.grant_not_set";
constexpr std::string_view recovery_order = "d3.recovery_order";
constexpr std::string_view rest_is_due = "d3.rest_is_due";
constexpr std::string_view nothing_known_to_set_off = "d3.nothing_known_to_set_off";
constexpr std::string_view grant_not_looked_at = "d3.grant_not_looked_at";
constexpr std::array reason_codes = {
    death_recorded,           overpaid,           paid_for,      month_of_death_is_due, account_balance,
    balance_unknown,          funeral_grant,      grant_not_set, recovery_order,        rest_is_due,
    nothing_known_to_set_off, grant_not_looked_at};
constexpr std::array needed = {Feed::payments};

/// So many months are told one by one; of more the months in a row are told together.
constexpr std::size_t told_one_by_one = 12;

void add_months(Finding& finding, Payments paid) {
  std::map<Month, Fen> months;
  for (const Payment* payment : paid) months[payment->month] += payment->amount;
  for (auto month = months.begin(); month != months.end();) {
    PaidMonths run{0, month->first, month->first, Fen{}};
    do {
      ++run.months;
      run.last = month->first;
      run.amount += month->second;
      ++month;
    } while (months.size() > told_one_by_one && month != months.end() &&
             month->first == run.last + std::chrono::months{1});
    add_reason(finding, paid_for,
               {{"months", run.months},
                {"first_month", run.first},
                {"last_month", run.last},
                {"amount", run.amount}});
  }
}

void add_account_balance(Finding& finding, const Subject& subject, Scheme scheme) {
  const Enrolment* entry = subject.enrolment(scheme);
  if (entry == nullptr || !entry->account_balance) return add_reason(finding, balance_unknown);
  add_reason(finding, account_balance, {{"amount", *entry->account_balance}});
  cite(finding, entry->source);
  finding.sums.owed += *entry->account_balance;
}

/// By the county that the roll has for the person; where the roll has none, what holds everywhere.
void add_funeral_grant(Finding& finding, const Subject& subject, const policy::Policy& policy, Day death) {
  const Enrolment* const entry = subject.enrolment(Scheme::resident_pension);
  const RegionCode county = entry == nullptr ? RegionCode{} : entry->region.county;
  const auto* grant = policy::in_force(policy.funeral_grant_resident, death, county);
  if (grant == nullptr) return add_reason(finding, grant_not_set, {{"death_date", death}});
  add_reason(finding, funeral_grant, {{"amount", grant->value}});
  add_basis(finding, *grant);
  finding.sums.owed += grant->value;
}

/// What is owed covers what was overpaid as far as it goes; the rest goes one way or the other. What nobody
/// knows of is not said to cover anything.
void add_recovery(Finding& finding) {
  const auto& [lost, flowing, owed] = finding.sums;
  if (owed == Fen{}) return add_reason(finding, nothing_known_to_set_off, {{"remaining", lost}});
  if (owed > lost) return add_reason(finding, rest_is_due, {{"amount", owed - lost}});
  add_reason(finding, recovery_order, {{"set_off", owed}, {"remaining", lost - owed}});
}

void find(const Subject& subject, const CheckContext& context, std::vector<Finding>& findings) {
  if (!subject.death_stands()) return;
  const Day death = *subject.death_date();
  for (const Scheme scheme : schemes) {
    const Payments paid = after_month(subject.payments(scheme), month_of(death));
    const auto months = paid_months(paid);
    if (!months) continue;

    Finding finding = new_finding(subject, "D3", std::string(to_string(scheme)));
    add_deaths(finding, subject, death_recorded);
    add_reason(finding, overpaid,
               {{"scheme", std::string(to_string(scheme))},
                {"months", months->months},
                {"first_month", months->first},
                {"last_month", months->last},
                {"amount", months->amount}});
    add_months(finding, paid);
    add_reason(finding, month_of_death_is_due, {{"month", month_of(death)}});
    cite(finding, paid);
    finding.sums.lost = months->amount;
    if (scheme == Scheme::resident_pension)
      add_funeral_grant(finding, subject, context.policy, death);
    else
      add_reason(finding, grant_not_looked_at);
    add_account_balance(finding, subject, scheme);
    add_recovery(finding);
    findings.push_back(std::move(finding));
  }
}

}  // namespace

constinit const Check d3_overpaid_after_death{
    .code = "D3",
    .provision = q3,
    .finds =
        "The months and the money that one scheme paid after the month of death, and beside them what the "
        "survivors are owed.",
    .reads =
        "As D1, and the roll's account balance and the policy's funeral grant in force on the day of death.",
    .needs = {.all = needed, .any = death_feeds, .sees_more_with = feeds_of_life},
    .money =
        "Lost: the sum of all payments of the scheme for months after the month of death, to the fen. "
        "Owed: the personal account balance on the newest roll entry of the scheme "
        "and, in the resident scheme, the funeral grant. The month of death itself is due.",
    .period = "the scheme (resident_pension)",
    .cannot_see =
        "Money already paid back, or a grant already paid out: there is no feed of these yet. A balance "
        "that the roll does not state is not counted.",
    .reason_codes = reason_codes,
    .find = find,
};

}  // namespace benefit::rules
