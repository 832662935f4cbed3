// Findings and cases as the store would hand them to verify/cases.
#pragma once

#include "tests/support/facts_builder.hpp"
#include "verify/types/case_store.hpp"

#include <string>

namespace benefit::test {

/// An open finding in no case yet, with a D-check's citation of a death record when `fingerprint` is given.
inline StoredFinding stored_finding(FindingId id, std::string check, std::string period, Sums sums = {},
                                    std::string fingerprint = {}) {
  Finding finding{{std::move(check), citizen(), std::move(period)},
                  "王秀英",
                  {{130225}, "胡各庄镇", "西街村"},
                  sums,
                  {{"reason", {}}},
                  {}};
  if (!fingerprint.empty())
    finding.reasons.front().values.emplace_back("fingerprint", std::move(fingerprint));
  return {id, std::move(finding), true, std::nullopt, Instant{}, std::nullopt};
}

inline Case case_in(CaseState state) {
  return {5,
          citizen(),
          state,
          "王秀英",
          {{130225}, "胡各庄镇", "西街村"},
          std::nullopt,
          std::nullopt,
          std::nullopt,
          Instant{},
          {},
          {},
          3};
}

}  // namespace benefit::test
