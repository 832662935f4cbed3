// How a case moves. People decide; the software gathers the findings and keeps the order of steps.
//
//   state      take           decide, outcome           decide, outcome that     all findings
//                             that hurts nobody         hurts the recipient      withdrawn
//   open       -> taken       -> decided                -> proposed              -> withdrawn
//   taken      -> taken (1)   -> decided (2)            -> proposed (2)          -> withdrawn
//   proposed   -> taken (3)   conflict                  -> decided (4)           -> withdrawn
//   decided    conflict       conflict                  conflict                 stays decided
//   withdrawn  conflict       conflict                  conflict                 stays withdrawn
//
//   (1) by another officer, who takes it over; conflict for the one who has it
//   (2) by the officer who has taken it; conflict for any other
//   (3) by any officer: the proposal falls
//   (4) the same outcome by a second officer; second_person for the one who proposed it, conflict for another
//   outcome
//
// A note may be added in every state and changes none. A new finding joins the unfinished case of its subject
// and changes no state. No step touches a benefit.
//
// All functions are pure and thread-safe: they give the change, and CaseStore::apply makes it.
#pragma once

#include "verify/types/case_store.hpp"

#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace benefit::cases {

/// These outcomes hurt the recipient or the family, so a second officer has to confirm them ("What binds
/// every check", 1).
bool hurts_recipient(Outcome outcome);

/// These outcomes say that the death records were wrong or somebody else's; the records are set aside for
/// good.
bool sets_records_aside(Outcome outcome);

/// Follows a subject's findings after a run: opens a case for those that have none, lets new ones join the
/// unfinished one, keeps its sums, and closes it when every finding was withdrawn. Has the form of
/// benefit::ReconcileCase. A finding whose case was decided has had its answer and opens nothing; one whose
/// case had closed by itself is new.
std::optional<CaseChange> reconcile(const std::optional<Case>& current,
                                    std::span<const StoredFinding> findings, Instant now);

/// Errors: conflict.
Expected<CaseChange> take(const Case& current, std::string_view officer, Instant now);

/// Errors: bad_request (the text, see check_written_text).
Expected<CaseChange> add_note(const Case& current, std::string_view officer, std::string_view text,
                              Instant now);

struct Decision {
  std::string officer;
  Outcome outcome = Outcome::cannot_be_decided;
  std::string reason;
};

/// `findings` are those of the case, withdrawn ones too; their reasons name the death records that a decision
/// can set aside. Errors: bad_request (the reason), second_person, conflict.
Expected<CaseChange> decide(const Case& current, std::span<const StoredFinding> findings,
                            const Decision& decision, Instant now);

}  // namespace benefit::cases
