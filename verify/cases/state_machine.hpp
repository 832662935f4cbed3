// How a case moves. People decide; the software gathers the findings and keeps the order of steps.
//
//   state      take           decide, outcome           decide, outcome that     confirm     all findings
//                             that hurts nobody         hurts the recipient                  withdrawn
//   open       -> taken       -> decided                -> proposed              conflict    -> withdrawn
//   taken      -> taken (1)   -> decided (2)            -> proposed (2)          conflict    -> withdrawn
//   proposed   -> taken (3)   conflict                  conflict                 -> decided  -> withdrawn
//   decided    conflict (4)   conflict                  conflict                 conflict    stays decided
//   withdrawn  conflict       conflict                  conflict                 conflict    stays withdrawn
//
//   (1) by another officer, who takes it over (`--over`); conflict for the one who has it
//   (2) by the officer who has taken it; conflict for any other
//   (3) by any officer (`--over`): the proposal falls. Its proposer may also take it back
//   (4) until it is reopened, or the false-death repair that decided it is undone: then it is open again
//
// How a suspension moves, which is a record beside the case; no step touches a benefit.
//
//   state      serve notice   reply, sign of life   propose        take back    confirm        lift
//   none       -> noticed     -                     conflict       -            conflict       conflict
//   noticed    conflict       -> stopped            -> proposed    -            conflict       conflict
//   proposed   conflict       -> stopped            conflict       -> noticed   -> in force    conflict
//   in_force   conflict       reply: on record;     conflict       -            conflict       -> lifted
//                             life: -> lifted
//   stopped, lifted: as none, but after proof of life a notice takes a record of a death since. A case that
//   closes, or is decided in the person's favour, stops or lifts it, and so does a run that finds the sources
//   gone.
//
// Which step needs what is the table `rules` of state_machine.cpp. A note may be added in every state and
// changes none. A new finding joins the unfinished case of its subject; a proposal falls by it, or by the
// person's reply, and the case is open again, for who proposed has not judged what is new, and a second
// person alone must not.
//
// The clock: a step that can hurt is refused while `now` lies before the case's last event; one that cannot
// is recorded at that event's instant. So recorded instants never decrease, and proof of life always counts.
//
// All functions are pure and thread-safe: they give the change, and CaseStore::apply makes it.
#pragma once

#include "verify/cases/on_file.hpp"
#include "verify/cases/step_now.hpp"
#include "verify/policy/policy.hpp"
#include "verify/types/case_store.hpp"
#include "verify/types/letter.hpp"

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

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

/// The last day on which the recipient may reply to a notice that was served on this day. Error: conflict,
/// when the policy has no period, or no holidays, for it.
Expected<Day> reply_until(const policy::Policy& policy, RegionCode county, Day served_on);

/// Follows an active suspension after a run: a sign of life after the recorded death (D4 among the subject's
/// open findings, or `seen_alive` as OnFile has it) stops or lifts it, and so does a case that closed by
/// itself or was decided in the person's favour, and `deaths` (OnFile::deaths) that it cannot rest on any
/// more: for a notice none of those that it told, or two independent sources that it did not tell; less than
/// two independent sources for what is proposed or in force.
std::optional<CaseChange> reconcile_suspension(const Case& current, const Suspension& suspension,
                                               std::span<const StoredFinding> findings,
                                               std::span<const DeathOnFile> deaths,
                                               std::optional<Day> seen_alive, Instant now);

/// A proposed outcome falls, for there is something that its proposer has not judged: the case is open again,
/// and nobody's.
void let_proposal_fall(CaseChange& change, std::string_view actor, Instant at);

/// Whether there is something for this officer to take. Error: conflict.
Expected<void> may_take(const Case& current, std::string_view officer);
/// From whatever hands (holding.hpp asks whether that is meant). Errors: conflict.
Expected<CaseChange> take(const Case& current, std::string_view officer, Instant now);

/// Errors: bad_request (the text, see check_written_text).
Expected<CaseChange> add_note(const Case& current, std::string_view officer, std::string_view text,
                              Instant now);

struct Decision {
  std::string officer;
  Outcome outcome = Outcome::cannot_be_decided;
  std::string reason;
  std::optional<Fen> wrong_amount{};  ///< of a payment chosen by lot (verify/learning/answer.hpp)
};

// Each of the following gives bad_request for a text that check_written_text refuses, forbidden for an
// officer who may not judge this person, second_person where another human has to act, and conflict for what
// is not on file or not yet time.

/// Whether the queue may give the case to the officer: one that he could not decide anyway is left to others.
Expected<void> may_be_given(const Situation& situation, std::string_view officer, Instant now);
/// Proposes an outcome that hurts the recipient, decides any other one.
Expected<CaseChange> decide(const Situation& situation, const Decision& decision, Instant now);
/// Whether the officer may confirm what is proposed.
Expected<void> may_confirm(const Situation& situation, std::string_view officer, Instant now);
/// Confirms the proposed outcome.
Expected<CaseChange> confirm(const Situation& situation, std::string_view officer, std::string_view reason,
                             Instant now);
/// Takes back what this officer has proposed, an outcome or a suspension, while it is not confirmed.
Expected<CaseChange> take_back(const Situation& situation, std::string_view officer, Instant now);

struct ServedNotice {
  std::string officer;
  Day served_on;
  Service how = Service::in_person;
  std::string served_by;  ///< empty: the officer
};
/// The day of service lies neither after today in China, nor before the case was opened or the last notice
/// was stopped, nor further back than the policy allows. Error: bad_request (served_on) too.
Expected<CaseChange> serve_notice(const Situation& situation, const ServedNotice& notice,
                                  const policy::Policy& policy, Instant now);
/// Stops the clock of a notice or a proposal; beside a suspension in force it goes on record.
Expected<CaseChange> record_reply(const Situation& situation, std::string_view officer, std::string_view text,
                                  Instant now);
Expected<CaseChange> propose_suspension(const Situation& situation, std::string_view officer,
                                        std::string_view reason, Instant now);
Expected<CaseChange> confirm_suspension(const Situation& situation, std::string_view officer,
                                        std::string_view reason, Instant now);
/// By any officer who may judge the person: it takes one to help.
Expected<CaseChange> lift_suspension(const Situation& situation, std::string_view officer,
                                     std::string_view evidence, std::span<const Arrears> back_pay,
                                     Instant now);

/// A person recorded as dead who was seen alive.
struct Repair {
  std::string officer;
  TraceKind seen = TraceKind::counter_visit;
  Day seen_on;
  std::string evidence;
  /// Fingerprints of all death records held against the person, and who has to correct each.
  std::vector<std::string> fingerprints;
  std::vector<std::string> suppliers;
  std::vector<Arrears> back_pay;
};
/// Benefits on, certification renewed, back pay, records set aside, case decided: registry_wrong. A case with
/// id 0 is opened for it. Errors: bad_request (seen_on does not come after a recorded death, or not yet).
Expected<CaseChange> repair_death(const Situation& situation, const Repair& repair, Instant now);
/// Whether the officer may repair a death of this person. Errors: forbidden.
Expected<void> may_repair(const Situation& situation, std::string_view officer, Instant now);
/// Undoes the repair that decided the case: its records count again and the case is open. A suspension that
/// was lifted stays so. `beside`: the person's unfinished case, if there is one. Errors: conflict when the
/// case was not decided by a repair.
Expected<CaseChange> restore_death(const Situation& situation, std::string_view officer,
                                   std::string_view reason, std::span<const std::string> set_aside,
                                   std::optional<CaseId> beside, Instant now);

/// A decided case is open again, by whoever takes an outcome that hurts off the person, or by another officer
/// than those who decided one that does not. Records that it has set aside (`set_aside`) count again.
/// `beside`: the person's unfinished case, if there is one. Errors: conflict (not decided, or decided by a
/// repair, which restore_death undoes).
Expected<CaseChange> reopen(const Situation& situation, std::string_view officer, std::string_view reason,
                            std::span<const std::string> set_aside, std::optional<CaseId> beside,
                            Instant now);

/// Somebody who lives is recorded dead, by a finding that stands (D4).
bool is_held_dead_while_alive(std::span<const StoredFinding> findings);

/// Whether the decision promises what was withheld, by the rule of a repair (Repair::back_pay): it lifts a
/// suspension, says that a death record was wrong or somebody else's, or that whoever was held dead is
/// entitled.
bool gives_back(const Situation& situation, const CaseChange& decided);

/// What an outcome about records does not answer, money owed before all, goes on in a case of its own: takes
/// it out of what was decided. nullopt: nothing is left.
std::optional<CaseChange> case_of_the_rest(const Situation& situation, CaseChange& decided);

/// Each step on the case as it stands for this officer, in the order of a case's life. The repair of a death
/// is asked of a person, not of a case, and is not among them.
std::vector<StepNow> steps_now(const Situation& situation, std::string_view officer, Instant now);

/// Whether the officer may write a letter of this kind (letters.hpp): as serving a notice for a notice, else
/// anybody who is no relative. Errors: forbidden, conflict.
Expected<void> check_writer(const Situation& situation, std::string_view officer, LetterKind kind,
                            Instant now);

/// A proposal goes back to whoever made it, with what is missing in it: who looked at it does not confirm it.
/// The case is in the proposer's hands again. Errors: conflict (nothing is proposed), second_person (one's
/// own), forbidden, bad_request (the reason).
Expected<CaseChange> return_proposal(const Situation& situation, std::string_view officer,
                                     std::string_view reason, std::chrono::milliseconds lease, Instant now);

/// Adds what was not paid to a change made by a run.
void add_back_pay(CaseChange& change, std::span<const Arrears> back_pay);

/// What follows from a change, for whoever is asked before it and told after it: codes "follows.*".
/// `findings`: the case's before it.
std::vector<Reason> follows(const CaseChange& change, std::span<const StoredFinding> findings);

/// conflict that names the last step since `seen`, and how to go on; nothing when `seen` is the version.
Expected<void> check_version(const Case& current, std::span<const CaseEvent> events, std::int64_t seen);

}  // namespace benefit::cases
