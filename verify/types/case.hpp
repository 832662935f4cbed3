// One open case per subject gathers its findings. People decide; the software proposes nothing.
#pragma once

#include "verify/types/citizen_id.hpp"
#include "verify/types/finding.hpp"

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
};

std::string_view to_string(CaseState state);
std::string_view to_string(Outcome outcome);
std::optional<CaseState> parse_case_state(std::string_view text);
std::optional<Outcome> parse_outcome(std::string_view text);
/// In the order of the enumerations.
std::span<const std::string_view> case_state_names();
std::span<const std::string_view> outcome_names();

/// What was done to a case, by whom, when. Never changed afterwards.
struct CaseEvent {
  Instant at;
  std::string actor;  ///< user name; "benefitd" for what a run did
  /// "opened", "joined", "withdrawn", "taken", "taken_back", "note", "proposed", "decided", "closed",
  /// "reopened"; of suspensions "notice_served", "reply_received", "suspension_proposed", "suspended",
  /// "clock_stopped", "lifted"; of a repair "benefits_on", "certified", "back_pay", "disputed", "restored",
  /// "letter_to_write", "request_to_write"
  std::string what;
  std::string text;  ///< the note, the finding's check and period, the outcome and the reason of a decision
};

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
};

}  // namespace benefit
