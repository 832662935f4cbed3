// Who holds a case, and until when. A taken case is held under a lease: it is the holder's alone until the
// lease runs out, each step of the holder renews it, and afterwards the case is back in its queue.
//
//   step       open                taken by me      taken by another        proposed      finished
//   next       taken               (lapsed: anew)   lapsed: taken over (1)  -             -
//   take       taken               lease renewed    lapsed: taken over (1)  conflict      conflict
//   take over  taken               lease renewed    taken over (2)          taken (3)     conflict
//   release    conflict            open             conflict (4)            conflict      conflict
//   transfer   taken by the other  by the other     conflict (4)            conflict      conflict
//   diary      open, asleep        open, asleep     conflict (4)            conflict      conflict
//
//   (1) with the trace "lapsed"; `next` never takes what another holds under a running lease
//   (2) on purpose, and in the trail: "lapsed" when the lease had run out
//   (3) the proposal falls (state_machine.hpp)
//   (4) allowed to a supervisor, for cases of people who are ill or gone
//
// A case with a diary date is nobody's and asleep until the day; then it comes first in its queue, for
// whoever wrote the date before anybody else. A new finding wakes it (reconcile). Taking it ends the date.
//
// Cases of one matter (grouping.hpp) are taken, released and transferred together.
//
// All functions are pure and thread-safe.
#pragma once

#include "verify/cases/step_now.hpp"
#include "verify/types/case_store.hpp"

#include <chrono>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace benefit::cases {

/// Who takes a step, when, and for how long a case that he holds is then his.
struct Holder {
  std::string officer;
  Instant now;
  std::chrono::milliseconds lease;
  bool supervisor = false;
};

/// Another officer has it, and the lease has not run out.
bool is_held_by_other(const Case& one, std::string_view officer, Instant now);

/// Gives the change the lease that its outcome calls for: a running one while the officer holds the case,
/// none otherwise, and no diary date unless the case is open.
CaseChange with_lease(CaseChange change, const Holder& holder);

/// "2018-04-30: the family answers (li)".
std::string written(const DiaryEntry& entry);

/// What the last proposal has ended in the diary, so that it is there again when the proposal is taken back.
/// nullopt: nothing.
std::optional<DiaryEntry> ended_by_last_proposal(std::span<const CaseEvent> events);

/// `case next` on a case that the store has chosen. Cases of the matter that others hold stay with them.
/// Error: conflict, it is held by another.
Expected<std::vector<CaseChange>> take_next(const Case& chosen, std::span<const Case> side_by_side,
                                            const Holder& holder);

/// `case take`: this very one, and those of its matter that nobody else holds. `over`: from another's hands,
/// or although an outcome is proposed. Error: conflict (finished; held by another or proposed, without
/// `over`).
Expected<std::vector<CaseChange>> take_on_purpose(const Case& chosen, std::span<const Case> side_by_side,
                                                  bool over, const Holder& holder);
/// Whether the officer may take it without taking it over. Error: conflict.
Expected<void> may_take(const Case& chosen, const Holder& holder);

/// Errors: bad_request (`reason`, when there is one), conflict.
Expected<std::vector<CaseChange>> release(const Case& one, std::span<const Case> side_by_side,
                                          std::string_view reason, const Holder& holder);

/// Errors: bad_request (`to` is no user name or has the case already; `reason`), conflict.
Expected<std::vector<CaseChange>> transfer(const Case& one, std::span<const Case> side_by_side,
                                           std::string_view to, std::string_view reason,
                                           const Holder& holder);

/// Which of take, release, transfer and diary the officer could do with the case.
std::vector<StepNow> moves_now(const Case& one, const Holder& holder);

/// Errors: bad_request (`on` is not after `today` or more than a year away; `text`), conflict.
Expected<CaseChange> put_into_diary(const Case& one, Day on, std::string_view text, Day today,
                                    const Holder& holder);

}  // namespace benefit::cases
