// What the checks ask about a list of payments.
#pragma once

#include "verify/rules/listed_months.hpp"
#include "verify/rules/subject.hpp"
#include "verify/types/money.hpp"

#include <optional>

namespace benefit::rules {

/// How many months back a payment still shows that money flows: lists of payments come with a delay.
inline constexpr int recent_months = 2;

/// The month is that of the run, or one of the two before it, or was paid in advance.
inline bool is_recent(Month month, const AsOf& as_of) {
  return months_between(month, as_of.month()) <= recent_months;
}

/// The payments of one scheme for months after `month`. `payments` are in order of month.
Payments after_month(Payments payments, Month month);

/// The same of all schemes together.
std::vector<const Payment*> paid_after(const Subject& subject, Month month);

struct PaidMonths {
  int months = 0;  ///< each counted once, however many payments it had
  Month first, last;
  Fen amount;
};
/// Of payments in any order; nullopt when there are none.
std::optional<PaidMonths> paid_months(Payments payments);

/// The lists of the month have come (`listed`; nullptr: all have) of the county of the newest entry on the
/// roll and of every other one in which the person drew the benefit then: whoever moved may be on either.
bool lists_have_come(const Subject& subject, const ListedMonths* listed, Scheme scheme, Month month);

struct Flow {
  Fen per_month;
  Month month;  ///< the latest paid one
};
/// What each scheme paid for its latest month, added over the schemes whose latest month is recent.
/// nullopt when nothing flows: a benefit that the roll, delivered later, has ended does not.
std::optional<Flow> still_flowing(const Subject& subject, const AsOf& as_of);

/// The subject draws a benefit: some payment is recent.
bool is_recipient(const Subject& subject, const AsOf& as_of);

}  // namespace benefit::rules
