// Which queue each check's findings stand in, and what is at stake with them beside the money that they
// state.
#pragma once

#include "verify/types/case.hpp"
#include "verify/types/money.hpp"

#include <span>
#include <string_view>

namespace benefit::cases {

/// What a month of delay does to the person, in fen: our judgement, not a measurement, stated so that it can
/// be argued with. A month of the basic resident pension is about 12,000 fen.
namespace hardship {
/// Recorded dead and alive: pension, medical insurance and account stop wherever the record is believed.
inline constexpr Fen living_recorded_dead{60'000};
/// A death record that is probably wrong lies in our own checks; nothing has been stopped yet.
inline constexpr Fen may_be_recorded_dead{20'000};
/// Goes without what he or she lives on, or without treatment.
inline constexpr Fen goes_without{12'000};
/// A right of another kind is not met; money follows later.
inline constexpr Fen right_not_met{3'000};
/// Is looked at as if something were wrong with him or her, and nothing is.
inline constexpr Fen under_suspicion{3'000};
/// The certification that the benefit hangs on gets no further.
inline constexpr Fen not_certified{1'000};
inline constexpr Fen none{0};
}  // namespace hardship

/// One row of the table: a check about people.
struct CheckQueue {
  std::string_view check;
  CaseKind kind;
  /// Of a hundred such findings, how many are right; used when the finding itself does not say it
  /// (a reason "*.how_sure" with "percent"). Our estimate before outcomes have been counted.
  int percent_right;
  Fen if_right;  ///< hardship in each month of delay when the finding is right
  Fen if_wrong;  ///< and when it is wrong
};

/// In order of check. Checks about things (A1, A2, I1) make no cases and are not in it.
std::span<const CheckQueue> check_queues();

/// A check that a newer version has written stands with the payments in doubt, at even chances.
const CheckQueue& queue_of(std::string_view check);
/// A finding of it speaks against the recipient; one of any other check tells of what is owed to him, of a
/// certification, a photo, or a record to be put right.
bool accuses(std::string_view check);

}  // namespace benefit::cases
