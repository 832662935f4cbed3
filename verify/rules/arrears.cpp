#include "verify/rules/arrears.hpp"

#include "verify/rules/payments.hpp"

#include <algorithm>

namespace benefit::rules {
namespace {

constexpr std::chrono::months one_month{1};

/// The last month up to `month` that was paid; `payments` are in order of month.
std::optional<Month> last_paid_by(Payments payments, Month month) {
  std::optional<Month> last;
  for (const Payment* payment : payments)
    if (payment->month <= month) last = payment->month;
  return last;
}

bool is_paid(Payments payments, Month month) {
  return std::any_of(payments.begin(), payments.end(), [&](const Payment* p) { return p->month == month; });
}

Fen amount_of(Payments payments, Month month) {
  Fen amount;
  for (const Payment* payment : payments)
    if (payment->month == month) amount += payment->amount;
  return amount;
}

/// The months after `from` that are owed, times the amount of the last month that was paid before them.
template <class IsOwed>
std::optional<Arrears> arrears_since(Payments payments, Scheme scheme, Month from, const AsOf& as_of,
                                     const IsOwed& is_owed) {
  const auto before = last_paid_by(payments, from);
  if (!before || months_between(*before, from) > recent_months) return std::nullopt;

  std::optional<Month> first_unpaid;
  int months = 0;
  const Month end = as_of.month();
  for (Month month = from + one_month; month < end; month += one_month) {
    if (is_paid(payments, month) || !is_owed(month)) continue;
    if (!first_unpaid) first_unpaid = month;
    ++months;
  }
  if (!first_unpaid) return std::nullopt;
  const Month last = *last_paid_by(payments, *first_unpaid - one_month);
  const Fen per_month = amount_of(payments, last);
  return Arrears{scheme, last, per_month, months, Fen{per_month.value * months}};
}

}  // namespace

std::vector<Arrears> back_pay_of_suspension(const Subject& subject, Day suspended_on, const AsOf& as_of) {
  std::vector<Arrears> all;
  for (const Scheme scheme : schemes) {
    const Enrolment* entry = subject.enrolment(scheme);
    const Payments payments = subject.payments(scheme);
    const Month before = month_of(suspended_on) - one_month;
    const auto last = last_paid_by(payments, before);
    if (entry == nullptr || entry->benefit_to || !last) continue;
    const Month from = months_between(*last, before) > recent_months ? before : *last;
    if (const auto arrears = arrears_since(payments, scheme, from, as_of, [](Month) { return true; }))
      all.push_back(*arrears);
  }
  return all;
}

std::vector<Arrears> back_pay_of_death(const Subject& subject, Day death, const AsOf& as_of,
                                       const ListedMonths* listed) {
  const Month from = month_of(death);
  std::vector<Arrears> all;
  for (const Scheme scheme : schemes) {
    const Enrolment* entry = subject.enrolment(scheme);
    const Payments payments = subject.payments(scheme);
    if (entry == nullptr || payments.empty() || (entry->benefit_to && *entry->benefit_to < from)) continue;
    const Month last = payments.back()->month;
    const auto is_owed = [&](Month month) {
      return last <= from || month < last || listed == nullptr ||
             listed->contain(scheme, entry->region.county, month);
    };
    if (const auto arrears = arrears_since(payments, scheme, from, as_of, is_owed)) all.push_back(*arrears);
  }
  return all;
}

}  // namespace benefit::rules
