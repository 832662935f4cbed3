#include "verify/cases/follow.hpp"
#include "verify/cases/state_machine.hpp"
#include "verify/identity/date.hpp"

#include <algorithm>
#include <vector>

namespace benefit::cases {
namespace {

constexpr const char* the_run = "benefitd";

CaseEvent event(Instant now, const char* what, std::string text = {}) {
  return {now, the_run, what, std::move(text)};
}

struct FindingsOfCase {
  std::vector<const StoredFinding*> open;       ///< those that join included
  std::vector<const StoredFinding*> joining;    ///< open, and in no case yet
  std::vector<const StoredFinding*> withdrawn;  ///< by this very run
};

/// A case that was split off gathers nothing.
FindingsOfCase sort_out(const std::optional<Case>& current, std::span<const StoredFinding> findings,
                        Instant now) {
  const bool gathers = !current || !current->split_from;
  FindingsOfCase result;
  for (const StoredFinding& stored : findings) {
    const bool in_this_case = current && stored.in_case == current->id;
    const bool joins = gathers && stored.open && !stored.in_case;
    if (stored.open && (in_this_case || joins)) result.open.push_back(&stored);
    if (joins) result.joining.push_back(&stored);
    if (!stored.open && in_this_case && stored.withdrawn_at == now) result.withdrawn.push_back(&stored);
  }
  for (auto* list : {&result.open, &result.joining, &result.withdrawn})
    std::sort(list->begin(), list->end(),
              [](const auto* a, const auto* b) { return a->finding.key < b->finding.key; });
  return result;
}

bool same_content(const Case& a, const Case& b) {
  return a.state == b.state && a.name == b.name && a.region == b.region && a.sums == b.sums &&
         a.checks == b.checks && a.kind == b.kind && a.rank == b.rank;
}

Case new_case(CitizenId subject, Instant now) {
  return Case{0, subject, CaseState::open, {}, {}, std::nullopt, std::nullopt, std::nullopt, now, {}, {}, 1};
}

}  // namespace

std::optional<CaseChange> reconcile(const std::optional<Case>& current,
                                    std::span<const StoredFinding> findings, Instant now) {
  const FindingsOfCase sorted = sort_out(current, findings, now);
  if (!current && sorted.joining.empty()) return std::nullopt;

  CaseChange change{
      current ? *current : new_case(sorted.joining.front()->finding.key.subject, now), {}, {}, {}};
  if (!current) change.events.push_back(event(now, "opened"));
  for (const StoredFinding* stored : sorted.joining) {
    change.joining.push_back(stored->id);
    change.events.push_back(event(now, "joined", name_of(*stored)));
  }
  for (const StoredFinding* stored : sorted.withdrawn)
    change.events.push_back(event(now, "withdrawn", name_of(*stored)));
  follow(change.next, sorted.open);
  if (change.next.diary && !sorted.joining.empty()) {
    change.events.push_back(event(now, "woken", identity::format_day(change.next.diary->on)));
    change.next.diary.reset();
  }
  // Who proposed has not judged what joins now, and a second person alone must not.
  if (change.next.state == CaseState::proposed && !sorted.joining.empty())
    let_proposal_fall(change, the_run, now);
  if (sorted.open.empty()) {
    change.next.state = CaseState::withdrawn;
    change.next.leased_until.reset();
    change.next.diary.reset();
    change.events.push_back(event(now, "closed"));
  }
  if (change.events.empty() && same_content(*current, change.next)) return std::nullopt;
  return change;
}

}  // namespace benefit::cases
