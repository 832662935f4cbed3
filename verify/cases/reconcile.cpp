#include "verify/cases/state_machine.hpp"

#include <algorithm>
#include <vector>

#include <fmt/format.h>

namespace benefit::cases {
namespace {

constexpr const char* the_run = "benefitd";

CaseEvent event(Instant now, const char* what, std::string text = {}) {
  return {now, the_run, what, std::move(text)};
}

/// "D1 2018-01": no personal data, the subject is the case's.
std::string name_of(const StoredFinding& stored) {
  return fmt::format("{} {}", stored.finding.key.check, stored.finding.key.period);
}

struct FindingsOfCase {
  std::vector<const StoredFinding*> open;       ///< those that join included
  std::vector<const StoredFinding*> joining;    ///< open, and in no case yet
  std::vector<const StoredFinding*> withdrawn;  ///< by this very run
};

FindingsOfCase sort_out(std::optional<CaseId> case_id, std::span<const StoredFinding> findings, Instant now) {
  FindingsOfCase result;
  for (const StoredFinding& stored : findings) {
    const bool in_this_case = case_id && stored.in_case == case_id;
    const bool joins = stored.open && !stored.in_case;
    if (stored.open && (in_this_case || joins)) result.open.push_back(&stored);
    if (joins) result.joining.push_back(&stored);
    if (!stored.open && in_this_case && stored.withdrawn_at == now) result.withdrawn.push_back(&stored);
  }
  for (auto* list : {&result.open, &result.joining, &result.withdrawn})
    std::sort(list->begin(), list->end(),
              [](const auto* a, const auto* b) { return a->finding.key < b->finding.key; });
  return result;
}

/// Name, region, sums and checks of the case follow its open findings.
void follow(Case& next, const std::vector<const StoredFinding*>& open) {
  next.sums = {};
  next.checks.clear();
  for (const StoredFinding* stored : open) {
    next.sums += stored->finding.sums;
    next.checks.push_back(stored->finding.key.check);
  }
  std::sort(next.checks.begin(), next.checks.end());
  next.checks.erase(std::unique(next.checks.begin(), next.checks.end()), next.checks.end());
  if (open.empty()) return;
  next.name = open.front()->finding.name;
  next.region = open.front()->finding.region;
}

bool same_content(const Case& a, const Case& b) {
  return a.state == b.state && a.name == b.name && a.region == b.region && a.sums == b.sums &&
         a.checks == b.checks;
}

Case new_case(CitizenId subject, Instant now) {
  return Case{0, subject, CaseState::open, {}, {}, std::nullopt, std::nullopt, std::nullopt, now, {}, {}, 1};
}

}  // namespace

std::optional<CaseChange> reconcile(const std::optional<Case>& current,
                                    std::span<const StoredFinding> findings, Instant now) {
  const FindingsOfCase sorted = sort_out(current ? std::optional(current->id) : std::nullopt, findings, now);
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
  if (sorted.open.empty()) {
    change.next.state = CaseState::withdrawn;
    change.events.push_back(event(now, "closed"));
  }
  if (change.events.empty() && same_content(*current, change.next)) return std::nullopt;
  return change;
}

}  // namespace benefit::cases
