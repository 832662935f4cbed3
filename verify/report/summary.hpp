// What a run came to, check by check.
#pragma once

#include "verify/types/finding.hpp"

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <unordered_set>
#include <vector>

namespace benefit::report {

/// The three sums answer different questions and are never added to each other. Sums of different checks are
/// not added either: two checks may look at the same payment.
struct CheckSummary {
  std::string check;
  std::int64_t findings = 0;
  std::int64_t people = 0;  ///< distinct subjects
  Sums sums;

  friend bool operator==(const CheckSummary&, const CheckSummary&) = default;
};

struct Summary {
  std::vector<CheckSummary> checks;  ///< in order of code; those without findings are left out
  std::int64_t people = 0;           ///< distinct subjects with any finding

  friend bool operator==(const Summary&, const Summary&) = default;
};

/// Takes findings one by one, in any order, so that a whole county need not be held at once. Used from one
/// thread.
class Summariser {
 public:
  void add(const Finding& finding);
  Summary summary() const;

 private:
  struct Entry {
    std::int64_t findings = 0;
    std::unordered_set<CitizenId> people;
    Sums sums;
  };
  std::map<std::string, Entry, std::less<>> checks_;
};

}  // namespace benefit::report
