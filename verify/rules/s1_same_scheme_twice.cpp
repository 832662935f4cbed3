// S1 (provision Q3): the same scheme drawn twice for the same month: in two counties, into two accounts,
// under the 15-digit and the 18-digit form of one number, in full twice over in one delivery, or under two
// numbers of what record matching has found to be perhaps one person. Reads payments. Other payments that
// agree in all three are one drawing in instalments. Money: lost is everything but the largest drawing of
// each such month; months after a standing death are left to D3, so that no fen is counted twice.
#include "verify/identity/region.hpp"
#include "verify/rules/checks.hpp"
#include "verify/rules/evidence.hpp"
#include "verify/rules/payments.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <set>
#include <tuple>

#include <fmt/format.h>
#include <fmt/ranges.h>

namespace benefit::rules {
namespace {

constexpr std::string_view drawn_twice = "s1.drawn_twice";
constexpr std::string_view two_counties = "s1.two_counties";
constexpr std::string_view two_accounts = "s1.two_accounts";
constexpr std::string_view two_number_forms = "s1.two_number_forms";
constexpr std::string_view twice_in_full = "s1.twice_in_full";
constexpr std::string_view counted_after_death = "s1.counted_after_death";
constexpr std::string_view goes_on = "s1.still_flowing";
constexpr std::string_view two_numbers = "s1.two_numbers";
constexpr std::string_view how_sure = "s1.how_sure";
constexpr std::string_view look_first = "s1.look_first";
constexpr std::array reason_codes = {drawn_twice,   two_counties,        two_accounts, two_number_forms,
                                     twice_in_full, counted_after_death, goes_on,      two_numbers,
                                     how_sure,      look_first};
constexpr std::array needed = {Feed::payments};

/// What was paid for one month in one county, under one form of the number, into one account.
struct Drawing {
  RegionCode county;
  bool fifteen_digits = false;
  std::string_view account;  ///< empty: not stated, which tells no two drawings apart
  Fen amount{};
  Fen repeated{};  ///< of it what was paid in full once more
  std::vector<const Payment*> payments{};

  bool takes(const Payment& payment, RegionCode paid_by) const {
    return county == paid_by && fifteen_digits == payment.fifteen_digits &&
           (payment.account.empty() || account.empty() || account == payment.account);
  }
};

/// The median of what was paid for the months but one; nullopt: nothing was.
std::optional<Fen> usual_amount(Payments payments, Month but) {
  std::map<Month, Fen> months;
  for (const Payment* payment : payments)
    if (payment->month != but) months[payment->month] += payment->amount;
  std::vector<Fen> amounts;
  for (const auto& [month, amount] : months) amounts.push_back(amount);
  if (amounts.empty()) return std::nullopt;
  return lower_median(amounts);
}

/// Equal payments of one delivery, each as large as the usual month, are no instalments: all but one are too
/// much. Of rows of two deliveries one may be the other's correction.
Fen repeated_in_full(const std::vector<const Payment*>& payments, std::optional<Fen> usual) {
  if (!usual) return {};
  std::map<std::pair<BatchId, std::int64_t>, std::int64_t> times;
  Fen repeated;
  for (const Payment* payment : payments)
    if (payment->amount >= *usual && ++times[{payment->source.batch, payment->amount.value}] > 1)
      repeated += payment->amount;
  return repeated;
}

/// `month`: the payments for one month.
std::vector<Drawing> drawings_of(std::vector<const Payment*> month, std::optional<Fen> usual,
                                 const CheckContext& context) {
  const auto county_of = [&context](const Payment* p) {
    return context.county_on(p->county, last_day(p->month));
  };
  // Stated accounts first: a payment without one then joins a drawing instead of opening it for all accounts.
  const auto key = [&](const Payment* p) {
    return std::tuple(p->account.empty(), county_of(p), p->fifteen_digits, std::string_view(p->account),
                      p->source);
  };
  std::sort(month.begin(), month.end(), [&](const auto* a, const auto* b) { return key(a) < key(b); });
  std::vector<Drawing> drawings;
  for (const Payment* payment : month) {
    auto drawing = std::find_if(drawings.begin(), drawings.end(),
                                [&](const Drawing& d) { return d.takes(*payment, county_of(payment)); });
    if (drawing == drawings.end())
      drawing =
          drawings.insert(drawings.end(), {county_of(payment), payment->fifteen_digits, payment->account});
    drawing->amount += payment->amount;
    drawing->payments.push_back(payment);
  }
  for (Drawing& drawing : drawings) drawing.repeated = repeated_in_full(drawing.payments, usual);
  return drawings;
}

/// What is in it once.
Fen once(const Drawing& drawing) { return drawing.amount - drawing.repeated; }

Fen all_but_the_largest(const std::vector<Drawing>& drawings) {
  Fen total, largest;
  for (const Drawing& drawing : drawings) {
    total += drawing.amount;
    largest = std::max(largest, once(drawing));
  }
  return total - largest;
}

/// The months of one scheme in which it was drawn twice, taken together.
struct DoubleMonths {
  std::vector<const Payment*> payments;
  std::vector<const Payment*> counted;  ///< of them those that are not counted after a death
  std::set<std::string> counties;
  std::set<std::string_view> accounts;
  std::set<bool> fifteen_digits;
  std::int64_t months_in_full = 0;  ///< in which one drawing was paid in full once more
  Fen surplus;
  Fen surplus_of_last_month;
  bool some_after_death = false;

  void add(Payments month, const std::vector<Drawing>& drawings, bool after_death) {
    payments.insert(payments.end(), month.begin(), month.end());
    for (const Drawing& drawing : drawings) {
      counties.insert(identity::format_region_code(drawing.county));
      if (!drawing.account.empty()) accounts.insert(drawing.account);
      fifteen_digits.insert(drawing.fifteen_digits);
    }
    if (std::ranges::any_of(drawings, [](const Drawing& one) { return one.repeated > Fen{}; }))
      ++months_in_full;
    some_after_death |= after_death;
    if (!after_death) counted.insert(counted.end(), month.begin(), month.end());
    surplus_of_last_month = after_death ? Fen{} : all_but_the_largest(drawings);
    surplus += surplus_of_last_month;
  }
};

DoubleMonths double_months(const Payments all, std::optional<Month> month_of_death,
                           const CheckContext& context) {
  DoubleMonths result;
  Payments payments = all;
  while (!payments.empty()) {
    const Month month = payments.front()->month;
    const Payments later = after_month(payments, month);
    const Payments same_month = payments.first(payments.size() - later.size());
    if (same_month.size() > 1) {
      const auto drawings =
          drawings_of({same_month.begin(), same_month.end()}, usual_amount(all, month), context);
      if (drawings.size() > 1 || drawings.front().repeated > Fen{})
        result.add(same_month, drawings, month_of_death && month > *month_of_death);
    }
    payments = later;
  }
  return result;
}

void add_differences(Finding& finding, const DoubleMonths& twice) {
  if (twice.counties.size() > 1)
    add_reason(finding, two_counties, {{"counties", fmt::format("{}", fmt::join(twice.counties, ", "))}});
  if (twice.accounts.size() > 1)
    add_reason(finding, two_accounts, {{"accounts", static_cast<std::int64_t>(twice.accounts.size())}});
  if (twice.fifteen_digits.size() > 1) add_reason(finding, two_number_forms);
  if (twice.months_in_full > 0) add_reason(finding, twice_in_full, {{"months", twice.months_in_full}});
}

void find(const Subject& subject, const CheckContext& context, std::vector<Finding>& findings) {
  if (subject.payments().size() < 2) return;
  const std::optional<Month> month_of_death = subject.month_of_death();

  for (const Scheme scheme : schemes) {
    const DoubleMonths twice = double_months(subject.payments(scheme), month_of_death, context);
    // What is told are the months of the sum; where all come after a death, all of them.
    const auto months = paid_months(twice.counted.empty() ? twice.payments : twice.counted);
    if (!months) continue;

    Finding finding = new_finding(subject, "S1", std::string(to_string(scheme)));
    add_reason(finding, drawn_twice,
               {{"scheme", std::string(to_string(scheme))},
                {"months", months->months},
                {"first_month", months->first},
                {"last_month", months->last},
                {"amount", twice.surplus}});
    add_differences(finding, twice);
    if (twice.some_after_death) add_reason(finding, counted_after_death, {{"month", *month_of_death}});
    finding.sums.lost = twice.surplus;
    if (is_recent(months->last, context.as_of) && twice.surplus_of_last_month > Fen{}) {
      finding.sums.flowing_per_month = twice.surplus_of_last_month;
      add_reason(finding, goes_on, {{"amount", twice.surplus_of_last_month}, {"month", months->last}});
    }
    cite(finding, twice.payments);
    findings.push_back(std::move(finding));
  }
}

/// What one scheme paid in each month: the largest drawing, for what goes beyond it is counted already.
std::map<Month, Fen> drawn_by_month(Scheme scheme, Payments payments, const CheckContext& context) {
  std::map<Month, std::vector<const Payment*>> months;
  for (const Payment* payment : payments)
    if (payment->scheme == scheme) months[payment->month].push_back(payment);
  std::map<Month, Fen> drawn;
  for (const auto& [month, of_month] : months)
    for (const Drawing& drawing : drawings_of(of_month, std::nullopt, context))
      drawn[month] = std::max(drawn[month], drawing.amount);
  return drawn;
}

/// The months in which the same scheme was drawn under this number and under another one that is perhaps the
/// same human's. Of each the smaller sum is too much. Months in `counted` have been held against another
/// number already.
void find_under_two_numbers(const Subject& subject, const CheckContext& context, const OtherNumber& other,
                            Scheme scheme, std::set<Month>& counted, std::vector<Finding>& findings) {
  const std::optional<Month> month_of_death = subject.month_of_death();
  std::vector<const Payment*> theirs;
  for (const Payment& payment : other.payments) theirs.push_back(&payment);
  const auto of_other = drawn_by_month(scheme, theirs, context);
  std::optional<PaidMonths> both;  // of the smaller sums
  Fen last_surplus;
  for (const auto& [month, amount] : drawn_by_month(scheme, subject.payments(scheme), context)) {
    const auto same_month = of_other.find(month);
    if (same_month == of_other.end() || (month_of_death && month > *month_of_death) ||
        !counted.insert(month).second)
      continue;
    last_surplus = std::min(amount, same_month->second);
    if (!both) both = PaidMonths{0, month, month, Fen{}};
    ++both->months;
    both->last = month;
    both->amount += last_surplus;
  }
  const Enrolment* const own = newest_enrolment(subject.facts());
  if (!both || own == nullptr) return;

  Finding finding =
      new_finding(subject, "S1", fmt::format("{}:{}", to_string(scheme), fingerprint(other.id)));
  add_reason(finding, two_numbers,
             {{"scheme", std::string(to_string(scheme))},
              {"months", both->months},
              {"first_month", both->first},
              {"last_month", both->last},
              {"amount", both->amount},
              {"fingerprint", fingerprint(other.id)}});
  add_comparisons(finding, other.match, particulars(*own), particulars(other.enrolments.back()));
  add_reason(finding, how_sure, {{"percent", percent(other.match)}});
  const bool flows = is_recent(both->last, context.as_of);
  if (verdict_of(other.match.probability) == Verdict::link) {
    finding.sums.lost = both->amount;
    if (flows) finding.sums.flowing_per_month = last_surplus;
  } else {
    add_reason(finding, look_first);
  }
  if (flows) add_reason(finding, goes_on, {{"amount", last_surplus}, {"month", both->last}});
  for (const Payment* payment : subject.payments(scheme))
    if (of_other.contains(payment->month)) cite(finding, payment->source);
  for (const Payment* payment : theirs)
    if (payment->scheme == scheme && both->first <= payment->month && payment->month <= both->last)
      cite(finding, payment->source);
  findings.push_back(std::move(finding));
}

void find_all(const Subject& subject, const CheckContext& context, std::vector<Finding>& findings) {
  find(subject, context, findings);
  for (const Scheme scheme : schemes) {
    std::set<Month> counted;
    for (const OtherNumber* other : subject.other_numbers())
      find_under_two_numbers(subject, context, *other, scheme, counted, findings);
  }
}

}  // namespace

constinit const Check s1_same_scheme_twice{
    .code = "S1",
    .provision = q3,
    .finds =
        "Two or more payments of one scheme to one person for one month "
        "that differ in the county that paid, in the bank account, "
        "or in the form of the ID number (15 or 18 digits), "
        "or that one delivery brings twice in full; "
        "and payments of one scheme for one month under two ID numbers "
        "that record matching has found to be perhaps one person's.",
    .reads =
        "Payments. Payments that agree in all three are instalments or arrears and count as one drawing, "
        "unless one delivery has the same amount twice and each is no less than what the person usually drew "
        "for a month (the median of the other months); an account that is not stated tells no two payments "
        "apart, nor does a county's former code (feed "
        "regions).",
    .needs = {.all = needed, .any = {}},
    .money =
        "Lost: of each such month everything but the largest drawing. "
        "Still flowing: that surplus of the newest such month, "
        "when it is the month of the run or one of the two before. "
        "Months after a standing death are counted in D3 and D1 instead. "
        "Under two numbers: of each month the smaller sum, and only when the match is a link; "
        "where a person has to look first, the sums are in the reasons and count nowhere.",
    .period = "the scheme (resident_pension); with a second number a hash of it behind a colon",
    .cannot_see =
        "A correction that was paid into a new account and taken back from the old one "
        "looks like two drawings, and so does a payment that the bank sent back and that was sent again. "
        "Two full payments of one month where no other month is known, or that came in two deliveries.",
    .reason_codes = reason_codes,
    .shows_match = true,
    .find = find_all,
};

}  // namespace benefit::rules
