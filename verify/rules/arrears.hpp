// What a scheme has not paid since payments stopped (D4, suspensions, false deaths).
#pragma once

#include "verify/rules/listed_months.hpp"
#include "verify/rules/subject.hpp"
#include "verify/types/suspension.hpp"

#include <optional>
#include <span>
#include <vector>

namespace benefit::rules {

struct BackPay {
  /// The last month before a gap was not paid as usual, so another amount is counted.
  struct Unusual {
    Scheme scheme = Scheme::resident_pension;
    Month month;
    Fen paid, counted;

    friend bool operator==(const Unusual&, const Unusual&) = default;
  };
  /// Months behind the last payment whose lists have not come: not counted yet.
  struct Awaited {
    Scheme scheme = Scheme::resident_pension;
    Month first;
    int months = 0;

    friend bool operator==(const Awaited&, const Awaited&) = default;
  };

  std::vector<Arrears> owed;  ///< in order of scheme and month
  std::vector<Unusual> unusual;
  std::vector<Awaited>
      awaited;  ///< of schemes that owe something, or paid nothing since they may have stopped
};

/// What each scheme owes to somebody who lives, for the months before that of the run. The one rule for D4,
/// for a suspension that is lifted and for a death that is repaired, so that it makes no difference which is
/// first.
///
/// Since when: the month of the earliest usable record of death, which is where Q4 leaves off. An end that
/// the roll states from that month on is taken for the record's doing. Without such a record before it, or
/// none: the suspension's own month and those missing just before it; then an end on the roll is an end. A
/// scheme that had stopped more than `recent_months` before counts from the month in which it paid again.
///
/// Which months: those for which nothing was paid and whose list has come (`listed`; nullptr: all have), or
/// that lie before a paid one. What no list tells is promised to nobody.
///
/// How much: what the scheme usually paid before each gap. A month tells the usual amount when it was paid
/// like the month just before it, or is a rise of up to a third over what was usual: pensions rise by a few
/// parts in a hundred, in some years by 30 %. Any other amount is a month in part, or one paid together with
/// another.
BackPay back_pay(const Subject& subject, std::optional<Day> suspended_on, const AsOf& as_of,
                 const ListedMonths* listed);

/// What a case owes in all: what it has promised already stays, month by month, and is raised where more is
/// due; what other cases have promised is not promised again.
std::vector<Arrears> promise(std::span<const Arrears> due, std::span<const Arrears> promised,
                             std::span<const Arrears> promised_elsewhere);

}  // namespace benefit::rules
