#include "verify/cases/state_machine.hpp"

#include "verify/cases/written_text.hpp"

#include <algorithm>
#include <set>

#include <fmt/format.h>

namespace benefit::cases {
namespace {

tl::unexpected<Error> conflict(std::string what, std::string hint = {}) {
  return tl::make_unexpected(Error{ErrorCode::conflict, std::move(what), "", std::move(hint)});
}

bool is_finished(const Case& current) {
  return current.state == CaseState::decided || current.state == CaseState::withdrawn;
}

tl::unexpected<Error> finished(const Case& current) {
  return conflict(fmt::format("the case is {}", to_string(current.state)));
}

/// Fingerprints of the death records that the findings rest on, sorted, without doubles.
std::set<std::string> death_records(std::span<const StoredFinding> findings) {
  std::set<std::string> fingerprints;
  for (const StoredFinding& stored : findings)
    for (const Reason& reason : stored.finding.reasons)
      for (const auto& [name, value] : reason.values)
        if (const auto* text = std::get_if<std::string>(&value); text != nullptr && name == "fingerprint")
          fingerprints.insert(*text);
  return fingerprints;
}

Expected<void> may_decide(const Case& current, const Decision& decision) {
  if (is_finished(current)) return finished(current);
  if (current.state == CaseState::taken && current.taken_by != decision.officer)
    return conflict("another officer has taken the case", "take the case over first");
  if (current.state != CaseState::proposed) return {};
  if (current.outcome != decision.outcome)
    return conflict(fmt::format("{} is proposed for the case", to_string(*current.outcome)),
                    "confirm it as a second officer, or take the case: the proposal then falls");
  if (current.proposed_by == decision.officer)
    return tl::make_unexpected(Error{ErrorCode::second_person,
                                     "the officer who proposed an outcome cannot confirm it", "",
                                     "another officer has to decide the same"});
  return {};
}

}  // namespace

bool hurts_recipient(Outcome outcome) {
  return outcome == Outcome::fraud_suspected || outcome == Outcome::recipient_error ||
         outcome == Outcome::death_reported_late;
}

bool sets_records_aside(Outcome outcome) {
  return outcome == Outcome::registry_wrong || outcome == Outcome::not_the_same_person;
}

Expected<CaseChange> take(const Case& current, std::string_view officer, Instant now) {
  if (is_finished(current)) return finished(current);
  if (current.state == CaseState::taken && current.taken_by == officer)
    return conflict("the case is already taken by this officer");

  CaseChange change{current, {}, {}, {}};
  if (current.state == CaseState::proposed) {
    change.events.push_back(
        {now, std::string(officer), "taken_back", std::string(to_string(*current.outcome))});
    change.next.outcome.reset();
    change.next.proposed_by.reset();
  }
  change.next.state = CaseState::taken;
  change.next.taken_by = std::string(officer);
  change.events.push_back({now, std::string(officer), "taken", ""});
  return change;
}

Expected<CaseChange> add_note(const Case& current, std::string_view officer, std::string_view text,
                              Instant now) {
  const auto note = check_written_text("text", text);
  if (!note) return tl::make_unexpected(note.error());
  return CaseChange{current, {{now, std::string(officer), "note", *note}}, {}, {}};
}

Expected<CaseChange> decide(const Case& current, std::span<const StoredFinding> findings,
                            const Decision& decision, Instant now) {
  const auto reason = check_written_text("reason", decision.reason);
  if (!reason) return tl::make_unexpected(reason.error());
  if (const auto allowed = may_decide(current, decision); !allowed)
    return tl::make_unexpected(allowed.error());

  CaseChange change{current, {}, {}, {}};
  const bool first_of_two = hurts_recipient(decision.outcome) && current.state != CaseState::proposed;
  change.next.outcome = decision.outcome;
  change.next.state = first_of_two ? CaseState::proposed : CaseState::decided;
  if (first_of_two) change.next.proposed_by = decision.officer;
  change.events.push_back({now, decision.officer, first_of_two ? "proposed" : "decided",
                           fmt::format("{}: {}", to_string(decision.outcome), *reason)});
  if (sets_records_aside(decision.outcome))
    for (const std::string& fingerprint : death_records(findings))
      change.set_aside.push_back({current.subject, fingerprint, decision.outcome});
  return change;
}

}  // namespace benefit::cases
