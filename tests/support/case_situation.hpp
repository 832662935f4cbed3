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

inline cases::Situation situation_of(const Case& current, std::vector<StoredFinding> findings = {}) {
  return {.current = current,
          .events = {},
          .findings = std::move(findings),
          .suspension = {},
          .on_file = {},
          .officers = known_officers()};
}

/// A usable death record of that supplier, in a file of that content.
inline cases::DeathOnFile death_on_file(const char* supplier, const char* sha256,
                                        Day death = Day{std::chrono::year{2018} / 1 / 5}) {
  return {supplier, sha256, "importer", std::string(supplier) + sha256, death};
}

}  // namespace benefit::test
