// In which order cases are looked at: one number for all of them, so that a missed entitlement, a living
// person recorded as dead and money that flows to nobody entitled compete on one scale.
//
// Unit: fen for each month of delay. The number says what one more month before anybody looks costs, in
// expectation, whoever bears it: the fund, the person, the family.
//
//   sum over the open findings f of
//       p(f) * flowing(f)                    a month's payment is gone
//     + p(f) * lost(f) / 36                  what can be had back fades: after three years little of it can
//     + p(f) * owed(f) / 4                   money a person goes without weighs three times as much as money
//                                            the fund goes without, and a year is what is owed on average
//     + p(f) * if_right(f) + (1 - p(f)) * if_wrong(f)
//                                            hardship (queues.hpp): of one who is alive and recorded as dead,
//                                            goes without, or is suspected and has done nothing
//   + 2,000 for each 30 days since the case was opened
//
// p(f), how sure it is: the percent that the finding states itself (a reason "*.how_sure"; D3, which rests on
// the death record of D1, takes D1's), otherwise that of the check (queues.hpp).
//
// Age: no case waits for ever. With 2,000 fen a month the least one stands before a running pension of 120
// yuan within half a year. The term grows at one pace for every case, so the order of two cases never changes
// with time; hence the store keeps `rank`, the number as it would have been at the beginning of 1970, and no
// row is rewritten because a day has gone by.
//
// What never enters: poverty tags, ethnicity, disability, name, region, sex, age ("What binds every check",
// 5). The function sees them only in the sentences of findings, and reads of these nothing but "*.how_sure".
//
// The weights 36, 4 and 2,000 and the hardships are our judgement; they decide who is looked at first, never
// what is decided. What two findings say of the same payments (D2 beside D1) counts once. Sums are never
// added to each other: each is a part of its own, told by `case why-first`.
#pragma once

#include "verify/types/case.hpp"
#include "verify/types/finding.hpp"

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

namespace benefit::cases {

/// Why a case stands where it stands: a reason ("priority.flowing") with what it counts in fen for each
/// month.
struct PriorityPart {
  Reason reason;
  Fen counts;
};

struct Priority {
  CaseKind kind = CaseKind::payment_in_doubt;
  /// In this order: flowing, lost, owed, hardship (each summed over the findings, left out at 0). They add up
  /// to `without_age`.
  std::vector<PriorityPart> parts;
  std::vector<Reason> how_sure;  ///< "priority.how_sure", one for each check, in order
  Fen without_age;
  std::int64_t rank = 0;
};

/// Of a case with these open findings; none: the kind is the table's default and all parts are missing. Pure
/// and thread-safe; the order of findings makes no difference.
Priority priority_of(std::span<const Finding* const> findings, Instant opened_at);

/// What the age counts at that time, in fen: 2,000 for each 30 days; 0 for a case opened later.
Fen age_counts(Instant opened_at, Instant now);

/// D2 beside D1 tells of the same payments: it was found by likeness before the record with the person's own
/// number came. They are counted once.
bool holds_same_money(const Finding& finding, std::span<const Finding* const> findings);

/// The finding's own percent, otherwise the check's; 0 to 100. `findings` are those of the same case.
int percent_right(const Finding& finding, std::span<const Finding* const> findings);

}  // namespace benefit::cases
