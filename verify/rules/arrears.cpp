#include "verify/rules/arrears.hpp"

#include "verify/rules/payments.hpp"

#include <algorithm>
#include <map>
#include <utility>

namespace benefit::rules {
namespace {

constexpr std::chrono::months one_month{1};

struct PaidMonth {
  Month month;
  Fen amount;
};

/// In order of month; instalments and supplements of a month are one amount.
std::vector<PaidMonth> by_month(Payments payments) {
  std::vector<PaidMonth> paid;
  for (const Payment* payment : payments) {
    if (paid.empty() || paid.back().month != payment->month) paid.push_back({payment->month, Fen{}});
    paid.back().amount += payment->amount;
  }
  return paid;
}

/// What a scheme usually pays, as far as the months tell that were added, in order.
class UsualAmount {
 public:
  explicit UsualAmount(const PaidMonth& first) : amount_(first.amount), last_(first) {}

  void add(const PaidMonth& next) {
    const bool is_repeated = next.month == last_.month + one_month && next.amount == last_.amount;
    const bool is_plausible_rise = amount_ <= next.amount && next.amount.value * 3 <= amount_.value * 4;
    if (is_repeated || is_plausible_rise) amount_ = next.amount;
    last_ = next;
  }

  Fen amount() const { return amount_; }
  const PaidMonth& last() const { return last_; }

 private:
  Fen amount_;
  PaidMonth last_;
};

/// Since when payments may have stopped.
struct Stop {
  Month after;              ///< the last month that nothing is looked for
  bool by_record_of_death;  ///< else by a suspension that no record explains
};

std::optional<Stop> stop_of(const Subject& subject, std::optional<Day> suspended_on) {
  const auto deaths = subject.deaths();
  if (!deaths.empty()) {
    const Month death = month_of(deaths.front()->record.death_date);
    if (!suspended_on || death <= month_of(*suspended_on)) return Stop{death, true};
  }
  if (suspended_on) return Stop{month_of(*suspended_on) - one_month, false};
  return std::nullopt;
}

/// One scheme's payments, and what is looked for among them.
class Stretch {
 public:
  Stretch(const Subject& subject, Scheme scheme, const Stop& stop, const ListedMonths* listed)
      : subject_(subject),
        scheme_(scheme),
        stop_(stop),
        listed_(listed),
        paid_(by_month(subject.payments(scheme))) {}

  void add_to(BackPay& result, Month end) const {
    const auto start = paid_until();
    if (!start) return;
    const Month last = paid_.back().month;
    const std::size_t owed_before = result.owed.size();
    BackPay::Awaited awaited{scheme_, {}, 0};
    UsualAmount usual(paid_.front());
    auto next = paid_.begin() + 1;
    for (Month month = paid_.front().month + one_month; month < end; month += one_month) {
      if (next != paid_.end() && next->month == month) {
        usual.add(*next++);
      } else if (month > *start && (month < last || has_come(month))) {
        add_month(result, month, usual);
      } else if (month > *start && awaited.months++ == 0) {
        awaited.first = month;
      }
    }
    // Of a scheme that has paid since and owes nothing there is nothing to wait for.
    if (awaited.months > 0 && (result.owed.size() > owed_before || last <= *start))
      result.awaited.push_back(awaited);
  }

 private:
  bool has_come(Month month) const { return lists_have_come(subject_, listed_, scheme_, month); }

  /// The month after which months that were not paid are owed; nullopt: the scheme had stopped before.
  std::optional<Month> paid_until() const {
    const auto later = std::ranges::upper_bound(paid_, stop_.after, {}, &PaidMonth::month);
    if (later != paid_.begin()) {
      const Month before = std::prev(later)->month;
      int missing = 0;
      for (Month month = before + one_month; month <= stop_.after; month += one_month)
        if (has_come(month)) ++missing;
      if (missing <= recent_months) return stop_.by_record_of_death ? stop_.after : before;
    }
    return later == paid_.end() ? std::nullopt : std::optional(later->month);
  }

  void add_month(BackPay& result, Month month, const UsualAmount& usual) const {
    const PaidMonth& last = usual.last();
    if (!result.owed.empty()) {
      Arrears& arrears = result.owed.back();
      if (arrears.scheme == scheme_ && arrears.first + std::chrono::months{arrears.months} == month) {
        ++arrears.months;
        arrears.owed += arrears.per_month;
        return;
      }
    }
    const BackPay::Unusual unusual{scheme_, last.month, last.amount, usual.amount()};
    if (last.amount != usual.amount() && (result.unusual.empty() || result.unusual.back() != unusual))
      result.unusual.push_back(unusual);
    result.owed.push_back({scheme_, last.month, usual.amount(), 1, usual.amount(), month});
  }

  const Subject& subject_;
  Scheme scheme_;
  Stop stop_;
  const ListedMonths* listed_;
  std::vector<PaidMonth> paid_;
};

bool had_ended(const Enrolment& entry, const Stop& stop) {
  return entry.benefit_to && (!stop.by_record_of_death || *entry.benefit_to < stop.after);
}

struct PromisedMonth {
  Fen amount;
  Month last_paid;

  friend bool operator==(const PromisedMonth&, const PromisedMonth&) = default;
};
using PromisedMonths = std::map<std::pair<Scheme, Month>, PromisedMonth>;

/// Where a month is named twice, with the greater amount.
PromisedMonths month_by_month(std::span<const Arrears> all) {
  PromisedMonths months;
  for (const Arrears& one : all)
    for (int i = 0; i < one.months; ++i) {
      PromisedMonth& month = months[{one.scheme, one.first + std::chrono::months{i}}];
      if (month.amount < one.per_month) month = {one.per_month, one.last_paid};
    }
  return months;
}

std::vector<Arrears> in_stretches(const PromisedMonths& months) {
  std::vector<Arrears> all;
  for (const auto& [when, month] : months) {
    const auto& [scheme, first] = when;
    if (!all.empty() && all.back().scheme == scheme && all.back().last_paid == month.last_paid &&
        all.back().per_month == month.amount &&
        all.back().first + std::chrono::months{all.back().months} == first) {
      ++all.back().months;
      all.back().owed += month.amount;
    } else {
      all.push_back({scheme, month.last_paid, month.amount, 1, month.amount, first});
    }
  }
  return all;
}

}  // namespace

BackPay back_pay(const Subject& subject, std::optional<Day> suspended_on, const AsOf& as_of,
                 const ListedMonths* listed) {
  BackPay result;
  const auto stop = stop_of(subject, suspended_on);
  if (!stop) return result;
  for (const Scheme scheme : schemes) {
    const Enrolment* entry = subject.enrolment(scheme);
    if (entry == nullptr || subject.payments(scheme).empty() || had_ended(*entry, *stop)) continue;
    Stretch(subject, scheme, *stop, listed).add_to(result, as_of.month());
  }
  return result;
}

std::vector<Arrears> promise(std::span<const Arrears> due, std::span<const Arrears> promised,
                             std::span<const Arrears> promised_elsewhere) {
  PromisedMonths months = month_by_month(promised);
  const PromisedMonths elsewhere = month_by_month(promised_elsewhere);
  for (const auto& [when, month] : month_by_month(due)) {
    const auto other = elsewhere.find(when);
    const Fen rest = other == elsewhere.end() ? month.amount : month.amount - other->second.amount;
    if (rest <= Fen{}) continue;
    PromisedMonth& here = months[when];
    if (here.amount < rest) here = {rest, month.last_paid};
  }
  return in_stretches(months);
}

}  // namespace benefit::rules
