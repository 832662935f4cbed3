#include "verify/cases/chosen_by_lot.hpp"

#include "verify/cases/priority.hpp"
#include "verify/cases/refusals.hpp"

#include <utility>

namespace benefit::cases {

CaseChange open_chosen(Case unopened, std::string_view officer, std::string_view what, Instant now) {
  CaseChange change{std::move(unopened), {}, {}, {}};
  change.next.kind = CaseKind::chosen_by_lot;
  change.next.opened_at = now;
  change.next.rank = priority_of({}, now).rank + review_counts.value;
  change.events.push_back({now, std::string(officer), "opened", ""});
  change.events.push_back({now, std::string(officer), "chosen_by_lot", std::string(what)});
  return change;
}

std::optional<CaseChange> close_chosen(const Case& current, std::string_view officer, Instant now) {
  if (current.state != CaseState::open && current.state != CaseState::taken) return std::nullopt;
  CaseChange change{current, {}, {}, {}};
  change.next.state = CaseState::withdrawn;
  change.next.leased_until.reset();
  change.next.diary.reset();
  change.events.push_back({now, std::string(officer), "left_frame", ""});
  change.events.push_back({now, std::string(officer), "closed", ""});
  return change;
}

Expected<void> check_fits(const Case& current, Outcome outcome) {
  const bool chosen = current.kind == CaseKind::chosen_by_lot;
  if (outcome == Outcome::in_order && !chosen)
    return bad_value("outcome", "'in_order' answers what was chosen by lot; this case is about findings");
  if (outcome == Outcome::not_the_same_person && chosen)
    return bad_value(
        "outcome",
        "what was chosen by lot rests on no record that could be somebody else's; 'in_order' says that "
        "nothing is wrong");
  return {};
}

}  // namespace benefit::cases
