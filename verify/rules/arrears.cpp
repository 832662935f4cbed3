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

}  // namespace

std::optional<Arrears> arrears_since(const Subject& subject, Scheme scheme, Month from, const AsOf& as_of) {
  const Enrolment* entry = subject.enrolment(scheme);
  const Payments payments = subject.payments(scheme);
  if (entry == nullptr || entry->benefit_to) return std::nullopt;
  const auto before = last_paid_by(payments, from);
  if (!before || months_between(*before, from) > recent_months) return std::nullopt;

  std::optional<Month> first_unpaid;
  int months = 0;
  const Month end = as_of.month();
  for (Month month = from + one_month; month < end; month += one_month) {
    if (is_paid(payments, month)) continue;
    if (!first_unpaid) first_unpaid = month;
    ++months;
  }
  if (!first_unpaid) return std::nullopt;
  const Month last = *last_paid_by(payments, *first_unpaid - one_month);
  const Fen per_month = amount_of(payments, last);
  return Arrears{scheme, last, per_month, months, Fen{per_month.value * months}};
}

std::vector<Arrears> back_pay_of_suspension(const Subject& subject, Day suspended_on, const AsOf& as_of) {
  std::vector<Arrears> all;
  for (const Scheme scheme : schemes) {
    const Month before = month_of(suspended_on) - one_month;
    const auto last = last_paid_by(subject.payments(scheme), before);
    if (!last) continue;
    const Month from = months_between(*last, before) > recent_months ? before : *last;
    if (const auto arrears = arrears_since(subject, scheme, from, as_of)) all.push_back(*arrears);
  }
  return all;
}

std::vector<Arrears> back_pay_of_death(const Subject& subject, Day death, const AsOf& as_of) {
  std::vector<Arrears> all;
  for (const Scheme scheme : schemes)
    if (const auto arrears = arrears_since(subject, scheme, month_of(death), as_of)) all.push_back(*arrears);
  return all;
}

}  // namespace benefit::rules
