// What the state machine is asked by, for tests: officers who are known, and nothing on file yet.
#pragma once

#include "tests/support/stored_findings.hpp"
#include "verify/cases/state_machine.hpp"

#include <string>

namespace benefit::test {

/// Accounts by what they are: li, wang and zhao are three people; wang2 is wang's second account.
inline Officers known_officers() {
  const auto entry = [](const char* user, int person, const char* name) {
    return Registration{user, citizen(person), name, Instant{}, "root"};
  };
  return Officers({entry("li", 901, "李强"), entry("wang", 902, "王伟"), entry("wang2", 902, "王伟"),
                   entry("zhao", 903, "赵敏"), entry("sun", 904, "孙丽"), entry("chen", 905, "陈刚")});
}

/// A usable death record of that supplier, in a file of that content; each supplier has recorded it on another
/// day, and it has always been known.
inline cases::DeathOnFile death_on_file(const char* supplier, const char* sha256,
                                        Day death = Day{std::chrono::year{2018} / 1 / 5}) {
  return {.supplier = supplier,
          .file_sha256 = sha256,
          .delivered_by = {"importer"},
          .known_since = {},
          .fingerprint = std::string(supplier) + sha256,
          .fingerprint_of_any_name = std::string(supplier) + sha256 + "*",
          .death_date = death,
          .received_at = {},
          .recorded_on = death + std::chrono::days{1 + supplier[0] - 'a'}};
}

/// Without findings of its own the case has one that speaks against the recipient, and a usable death record.
inline cases::Situation situation_of(const Case& current, std::vector<StoredFinding> findings = {}) {
  if (findings.empty()) findings = {stored_finding(1, "S1", "resident_pension")};
  return {.current = current,
          .events = {},
          .findings = std::move(findings),
          .suspension = {},
          .on_file = {.deaths = {death_on_file("police", "aa")}, .source_deliverers = {"importer"}},
          .officers = known_officers()};
}

}  // namespace benefit::test
