#include "verify/rules/payments.hpp"

#include <algorithm>

namespace benefit::rules {

Payments after_month(Payments payments, Month month) {
  const auto first = std::partition_point(payments.begin(), payments.end(),
                                          [month](const Payment* p) { return p->month <= month; });
  return {first, payments.end()};
}

std::vector<const Payment*> paid_after(const Subject& subject, Month month) {
  std::vector<const Payment*> paid;
  for (const Payment* payment : subject.payments())
    if (payment->month > month) paid.push_back(payment);
  return paid;
}

std::optional<PaidMonths> paid_months(Payments payments) {
  if (payments.empty()) return std::nullopt;
  PaidMonths result;
  std::vector<Month> months;
  for (const Payment* payment : payments) {
    months.push_back(payment->month);
    result.amount += payment->amount;
  }
  std::sort(months.begin(), months.end());
  months.erase(std::unique(months.begin(), months.end()), months.end());
  result.months = static_cast<int>(months.size());
  result.first = months.front();
  result.last = months.back();
  return result;
}

bool lists_have_come(const Subject& subject, const ListedMonths* listed, Scheme scheme, Month month) {
  if (listed == nullptr) return true;
  const Enrolment* const newest = subject.enrolment(scheme);
  return std::ranges::all_of(subject.facts().enrolments, [&](const Enrolment& entry) {
    const bool drew = entry.scheme == scheme && entry.benefit_from && *entry.benefit_from <= month &&
                      (!entry.benefit_to || month <= *entry.benefit_to);
    return (!drew && &entry != newest) || listed->contain(scheme, entry.region.county, month);
  });
}

namespace {

/// The roll, delivered after the payment, has the benefit ended by its month.
bool has_ended(const Subject& subject, const Payment& latest) {
  const auto& entries = subject.facts().enrolments;
  return std::any_of(entries.begin(), entries.end(), [&](const Enrolment& entry) {
    return entry.scheme == latest.scheme && entry.benefit_to && *entry.benefit_to <= latest.month &&
           entry.source.batch > latest.source.batch;
  });
}

}  // namespace

std::optional<Flow> still_flowing(const Subject& subject, const AsOf& as_of) {
  std::optional<Flow> flow;
  for (const Scheme scheme : schemes) {
    const Payments payments = subject.payments(scheme);
    if (payments.empty() || !is_recent(payments.back()->month, as_of)) continue;
    const Month latest = payments.back()->month;
    if (has_ended(subject, *payments.back())) continue;
    if (!flow) flow = Flow{Fen{}, latest};
    flow->month = std::max(flow->month, latest);
    for (const Payment* payment : after_month(payments, latest - std::chrono::months{1}))
      flow->per_month += payment->amount;
  }
  return flow;
}

bool is_recipient(const Subject& subject, const AsOf& as_of) {
  return std::any_of(subject.payments().begin(), subject.payments().end(),
                     [&as_of](const Payment* payment) { return is_recent(payment->month, as_of); });
}

}  // namespace benefit::rules
