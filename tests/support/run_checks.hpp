// Runs the linkage and the checks on one subject as the pipeline does, and looks into what they found.
#pragma once

#include "tests/support/facts_builder.hpp"
#include "verify/match/link_deaths.hpp"
#include "verify/policy/policy.hpp"
#include "verify/rules/registry.hpp"

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include <catch2/catch.hpp>

namespace benefit::test {

/// The day of the run in every test that does not choose its own.
inline const Day run_day{std::chrono::year{2018} / 4 / 10};

/// The policy that ships, but with grants that differ before and after 2018, and certification for twelve
/// months from 2016 on.
inline policy::Policy test_policy() {
  using namespace std::chrono_literals;
  policy::Policy policy = policy::default_policy();
  policy.funeral_grant_resident = {{{2015y / 1 / 1, Day{2017y / 12 / 31}}, yuan(800), "old rate"},
                                   {{2018y / 1 / 1, std::nullopt}, yuan(1000), "new rate"}};
  policy.certification_months = {{{2016y / 1 / 1, std::nullopt}, 12, "notice"}};
  return policy;
}

inline std::vector<Finding> run_checks(const SubjectFacts& facts, Day as_of = run_day,
                                       const policy::Policy& policy = test_policy(),
                                       const RegionHistory& regions = {}) {
  const AsOf day(as_of);
  return rules::run_checks(facts, match::link_deaths(facts, day),
                           {.as_of = day, .policy = policy, .checks = rules::checks(), .regions = &regions});
}

/// The findings of one check.
inline std::vector<Finding> run_check(std::string_view check, const SubjectFacts& facts, Day as_of = run_day,
                                      const policy::Policy& policy = test_policy(),
                                      const RegionHistory& regions = {}) {
  std::vector<Finding> findings = run_checks(facts, as_of, policy, regions);
  std::erase_if(findings, [check](const Finding& finding) { return finding.key.check != check; });
  return findings;
}

/// 滦县 became 滦州市, as the feed `regions` tells it.
inline RegionHistory renamed_county() {
  using namespace std::chrono_literals;
  return RegionHistory(std::vector<Region>{
      {{130223}, "滦县", {1984y / 1 / 1, Day{2018y / 9 / 28}}, RegionCode{130284}, {9, 2}},
      {{130284}, "滦州市", {2018y / 9 / 29, std::nullopt}, std::nullopt, {9, 3}}});
}

/// The one finding of a check that must have exactly one.
inline Finding the_finding(std::string_view check, const SubjectFacts& facts, Day as_of = run_day,
                           const policy::Policy& policy = test_policy()) {
  std::vector<Finding> findings = run_check(check, facts, as_of, policy);
  REQUIRE(findings.size() == 1);
  return findings.front();
}

/// The check finds the same when every list of rows comes backwards, or begins with its second row.
inline bool same_in_any_order(std::string_view check, const SubjectFacts& facts, Day as_of = run_day,
                              const policy::Policy& policy = test_policy()) {
  const auto reordered = [&facts](auto reorder) {
    SubjectFacts other = facts;
    reorder(other.enrolments);
    reorder(other.payments);
    reorder(other.registry_periods);
    reorder(other.linked_registry_periods);
    reorder(other.linked_subsidies);
    reorder(other.subsidies);
    reorder(other.contributions);
    reorder(other.household_decisions);
    reorder(other.maternity_claims);
    return other;
  };
  const auto backwards = reordered([](auto& rows) { std::reverse(rows.begin(), rows.end()); });
  const auto turned =
      reordered([](auto& rows) { std::rotate(rows.begin(), rows.begin() + !rows.empty(), rows.end()); });
  const std::vector<Finding> found = run_check(check, facts, as_of, policy);
  return run_check(check, backwards, as_of, policy) == found &&
         run_check(check, turned, as_of, policy) == found;
}

inline std::vector<Reason> reasons(const Finding& finding, std::string_view code) {
  std::vector<Reason> result = finding.reasons;
  std::erase_if(result, [code](const Reason& reason) { return reason.code != code; });
  return result;
}

/// A value of the one reason with this code.
template <class T>
T value(const Finding& finding, std::string_view code, std::string_view name) {
  const std::vector<Reason> found = reasons(finding, code);
  REQUIRE(found.size() == 1);
  for (const auto& [key, value] : found.front().values)
    if (key == name) return std::get<T>(value);
  FAIL("the reason " << code << " has no value " << name);
  return T{};
}

inline bool cites(const Finding& finding, Source row) {
  return std::count(finding.citations.begin(), finding.citations.end(), Citation{row, std::nullopt}) == 1;
}
inline bool cites(const Finding& finding, PhotoId photo) {
  return std::count(finding.citations.begin(), finding.citations.end(), Citation{std::nullopt, photo}) == 1;
}

}  // namespace benefit::test
