// One open case per subject gathers its findings. People decide; the software proposes nothing.
#pragma once

#include "verify/types/citizen_id.hpp"
#include "verify/types/finding.hpp"
#include "verify/types/time.hpp"

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace benefit {

using CaseId = std::int64_t;

/// Stored by name (`to_string`).
enum class CaseState : std::uint8_t {
  open,       ///< nobody works on it
  taken,      ///< an officer works on it
  proposed,   ///< decided by one officer; hurts the recipient, so a second one has to confirm
  decided,    ///< closed by a decision
  withdrawn,  ///< closed by itself: every finding was withdrawn
};

/// Error is not fraud: outcomes are kept apart (notice/provisions, "What binds every check", 3). Stored by
/// name.
enum class Outcome : std::uint8_t {
  fraud_suspected,  ///< proposed to the competent office
  agency_error,
  recipient_error,
  death_reported_late,  ///< by the family; recovery in the legal order, no blame
  registry_wrong,       ///< the record is wrong; it is never used against the person again
  not_the_same_person,  ///< remembered; never asked again
  entitled,             ///< money is owed to the person
  cannot_be_decided,
  in_order,  ///< of what was chosen by lot: nothing is wrong with it
};

/// The queue that a case stands in. verify/cases/queues.cpp says which check belongs to which; a case with
/// findings of several kinds stands in the first of them. Stored by number.
enum class CaseKind : std::uint8_t {
  record_repair = 1,  ///< a record about the person is wrong: recorded dead and alive, two numbers
  payment_in_doubt,   ///< money may go, or have gone, to somebody not entitled
  entitlement_owed,   ///< money is owed to the person
  retake_photo,       ///< a photo that cannot be assessed: a request to take it again
  reminder,           ///< certification overdue
  /// A payment or certification of the random arm (sample.hpp). It has no findings and gathers none, and
  /// stands beside the subject's other case, if there is one. Nobody in it is suspected of anything.
  chosen_by_lot,
};

std::string_view to_string(CaseState state);
std::string_view to_string(Outcome outcome);
std::string_view to_string(CaseKind kind);
std::optional<CaseKind> parse_case_kind(std::string_view text);
std::span<const std::string_view> case_kind_names();
std::optional<CaseState> parse_case_state(std::string_view text);
std::optional<Outcome> parse_outcome(std::string_view text);
/// In the order of the enumerations.
std::span<const std::string_view> case_state_names();
std::span<const std::string_view> outcome_names();

/// What was done to a case, by whom, when. Never changed afterwards.
struct CaseEvent {
  Instant at;
  std::string actor;  ///< user name; "benefitd" for what a run did
  /// "opened", "joined", "withdrawn", "taken", "taken_back", "proposal_fell", "note", "proposed", "decided",
  /// "closed", "reopened"; of findings "found_again", "changed"; "lapsed", "released", "transferred",
  /// "renewed" (holding.hpp); "diary", "woken"; "linked", "split_off", "split_from" (grouping.hpp);
  /// "attached"; "chosen_by_lot", "left_frame" (chosen_by_lot.hpp); of suspensions "notice_served",
  /// "reply_received", "suspension_proposed", "suspended", "clock_stopped", "lifted"; of a repair
  /// "benefits_on", "certified", "back_pay", "disputed", "restored"; of letters "letter_to_write",
  /// "request_to_write", "letter_written", "money_told", "request_written" (verify/cases/letters.hpp)
  std::string what;
  std::string text;  ///< the note, the finding's check and period, the outcome and the reason of a decision
};

/// The case sleeps until the day, then it comes first in its queue. One at a time; former ones stay in the
/// trail.
struct DiaryEntry {
  Day on;
  std::string text;
  std::string by;  ///< who wrote it

  friend bool operator==(const DiaryEntry&, const DiaryEntry&) = default;
};

/// One unfinished case per subject gathers its findings. Others of the same subject were split from it
/// (`split_from`): they hold what an officer put there and gather nothing.
struct Case {
  CaseId id = 0;
  CitizenId subject;
  CaseState state = CaseState::open;
  std::string name;
  RegionPath region;
  std::optional<std::string> taken_by;
  std::optional<Outcome> outcome;
  std::optional<std::string> proposed_by;
  Instant opened_at;
  Sums sums;                        ///< of its open findings
  std::vector<std::string> checks;  ///< of its open findings, sorted, without doubles
  /// Grows by one with each change; a step names the version that it saw.
  std::int64_t version = 1;
  CaseKind kind = CaseKind::payment_in_doubt;
  /// The greater, the earlier in its queue; does not change with time (verify/cases/priority.hpp).
  std::int64_t rank = 0;
  /// While `taken`: afterwards the case returns to its queue.
  std::optional<Instant> leased_until = std::nullopt;
  std::optional<DiaryEntry> diary = std::nullopt;  ///< only while `open`
  /// Cases of one matter are decided side by side (`case merge`): the least number among them.
  std::optional<CaseId> matter = std::nullopt;
  std::optional<CaseId> split_from = std::nullopt;
};

/// Nobody works on it any more: decided, or all its findings were withdrawn.
inline bool is_closed(const Case& one) {
  return one.state == CaseState::decided || one.state == CaseState::withdrawn;
}

}  // namespace benefit
