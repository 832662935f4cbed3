#include "verify/cases/follow.hpp"

#include "verify/cases/priority.hpp"

#include <algorithm>

#include <fmt/format.h>

namespace benefit::cases {

std::string name_of(const StoredFinding& stored) {
  return fmt::format("{} {}", stored.finding.key.check, stored.finding.key.period);
}

void follow(Case& next, const std::vector<const StoredFinding*>& open) {
  next.sums = {};
  next.checks.clear();
  std::vector<const Finding*> findings;
  for (const StoredFinding* stored : open) {
    next.checks.push_back(stored->finding.key.check);
    findings.push_back(&stored->finding);
  }
  for (const Finding* finding : findings)
    if (!holds_same_money(*finding, findings)) next.sums += finding->sums;
  std::sort(next.checks.begin(), next.checks.end());
  next.checks.erase(std::unique(next.checks.begin(), next.checks.end()), next.checks.end());
  const Priority priority = priority_of(findings, next.opened_at);
  next.rank = priority.rank;
  if (open.empty()) return;
  next.kind = priority.kind;
  next.name = open.front()->finding.name;
  next.region = open.front()->finding.region;
}

}  // namespace benefit::cases
