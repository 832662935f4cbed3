// What is on file about the person of a case when a step is taken: gathered by whoever asks the state
// machine, at that moment, not from an earlier run.
#pragma once

#include "verify/types/case_store.hpp"
#include "verify/types/officer.hpp"
#include "verify/types/suspension.hpp"

#include <optional>
#include <span>
#include <string>
#include <vector>

namespace benefit::cases {

/// A usable death record that bears the person's own number. Likeness alone, and what a face looks like, are
/// no sources of a death.
struct DeathOnFile {
  std::string supplier;      ///< "police (公安部门)"; all feeds and files of one supplier are one source
  std::string file_sha256;   ///< the same bytes under two names are one source too
  std::string delivered_by;  ///< user name
  std::string fingerprint;
  Day death_date;
};

struct OnFile {
  std::vector<DeathOnFile> deaths;
  /// The newest strong trace of life, or photo that certified, after the earliest of those deaths.
  std::optional<Day> seen_alive;
  /// Operators of the person's collections and hand-made certifications, as stations write them.
  std::vector<std::string> certifiers;
  /// Accounts that handed in photos of the person, their own or a whole list.
  std::vector<std::string> photo_givers;
  /// ID numbers of officers who belong to the person's household, by the feed `households`.
  std::vector<CitizenId> family;
};

/// Everything that a step is judged by.
struct Situation {
  Case current;
  std::vector<CaseEvent> events;  ///< of the case, in order
  std::vector<StoredFinding> findings;
  std::optional<Suspension> suspension;  ///< the subject's active one, else the last
  OnFile on_file;
  Officers officers;
};

/// The suppliers of two death records that are independent of each other: of different suppliers that have not
/// handed in one and the same file. Empty when there are no two.
std::vector<std::string> independent_suppliers(std::span<const DeathOnFile> deaths);

}  // namespace benefit::cases
