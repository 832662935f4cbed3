#include "verify/report/summary.hpp"

namespace benefit::report {

void Summariser::add(const Finding& finding) {
  Entry& entry = checks_[finding.key.check];
  ++entry.findings;
  entry.people.insert(finding.key.subject);
  entry.sums += finding.sums;
}

Summary Summariser::summary() const {
  Summary summary;
  std::unordered_set<CitizenId> people;
  for (const auto& [check, entry] : checks_) {
    summary.checks.push_back(
        {check, entry.findings, static_cast<std::int64_t>(entry.people.size()), entry.sums});
    people.insert(entry.people.begin(), entry.people.end());
  }
  summary.people = static_cast<std::int64_t>(people.size());
  return summary;
}

}  // namespace benefit::report
