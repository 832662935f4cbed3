// How often a check has been right, by the cases that people have decided, and whether it is wrong too often.
//
// A check is marked when even the lower end of the exact 95 % interval of its wrong share (Clopper and
// Pearson 1934, Biometrika 26:404-413) lies above the policy's bound (`check_wrong_too_often`): a few bad
// cases alone mark nobody. Undecided cases count on neither side. Decided cases are those that officers chose
// to work on, so a share says how the check does among them, not among all it would find.
#pragma once

#include "verify/policy/policy.hpp"
#include "verify/types/binomial_interval.hpp"
#include "verify/types/finding.hpp"
#include "verify/types/learning_store.hpp"

#include <cstdint>
#include <map>
#include <span>
#include <string>
#include <vector>

namespace benefit::learning {

struct TrackRecord {
  std::string check;
  std::int64_t right = 0, wrong = 0, undecided = 0;  ///< cases
  std::map<Outcome, std::int64_t> outcomes;
  CountedShare wrong_share;  ///< of right and wrong together
  bool too_often = false;

  std::int64_t decided() const { return right + wrong; }
};

/// In order of check; checks that no decided case has judged are left out. `today` is the policy's day.
std::vector<TrackRecord> track_records(std::span<const CheckTally> tallies, const policy::Policy& policy,
                                       Day today);

/// "this check was wrong in 7 of 11 decided cases (35 to 87 %)": code "track.wrong" or, marked,
/// "track.too_often"; "track.none" when nothing was decided.
Reason told(const TrackRecord& record);

}  // namespace benefit::learning
