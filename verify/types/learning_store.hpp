// The port for what decided cases say of the checks. A decided case judges each check that had an open
// finding in it when it was decided, once, however many findings there were. Taken back (`death restore`), it
// judges no longer. All figures are sums that the store makes; no person is read for them. All methods are
// thread-safe and throw Failure when the store itself is broken.
#pragma once

#include "verify/types/age_band.hpp"
#include "verify/types/case.hpp"
#include "verify/types/citizen_id.hpp"
#include "verify/types/money.hpp"
#include "verify/types/region.hpp"
#include "verify/types/time.hpp"

#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace benefit {

/// Cases that agree in all of this.
struct JudgedCases {
  std::string check;
  Outcome outcome = Outcome::cannot_be_decided;
  RegionCode county;
  Sex sex = Sex::male;
  AgeBand age = AgeBand::from_60;  ///< when the case was opened
  int days = 0;                    ///< from opening to decision, in China
  std::int64_t cases = 0;
  std::int64_t findings = 0;
  // Sums of the check's findings as they stood when the case was decided.
  Fen lost, owed;
  Fen back_pay;  ///< computed in these cases, whatever the check
};

struct CheckTally {
  std::string check;
  Outcome outcome = Outcome::cannot_be_decided;
  std::int64_t cases = 0;
};

/// Findings of a check that were withdrawn before anybody decided about them.
struct WithdrawnFindings {
  std::string check;
  std::int64_t findings = 0;
};

struct PeopleOfGroup {
  RegionCode county;
  Sex sex = Sex::male;
  AgeBand age = AgeBand::from_60;
  std::int64_t people = 0;
};

/// The last month of which current deliveries list payments under a county's code.
struct LastListed {
  RegionCode county;
  Month month;

  friend bool operator==(const LastListed&, const LastListed&) = default;
};

struct FlaggedPeople {
  std::string check;
  PeopleOfGroup group;
};

class LearningStore {
 public:
  virtual ~LearningStore() = default;

  /// In order of check. Few rows, kept up to date with each decision: for every look at a case.
  virtual std::vector<CheckTally> tallies() const = 0;
  /// Of cases decided at or after `since`; in no order.
  virtual void for_each_judged(std::optional<Instant> since,
                               const std::function<void(const JudgedCases&)>& visit) const = 0;
  virtual std::vector<WithdrawnFindings> withdrawn() const = 0;
  /// Of each code of a county, in order.
  virtual std::vector<LastListed> last_listed() const = 0;
  /// Whom the current deliveries pay under these codes for these months; each person once. Ages are those on
  /// `today`.
  virtual std::vector<PeopleOfGroup> recipients(Day today, std::span<const LastListed> lists) const = 0;
  /// People with a finding that is open, or that a decided case has judged.
  virtual std::vector<FlaggedPeople> flagged(Day today) const = 0;
};

}  // namespace benefit
