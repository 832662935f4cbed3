// Builds what the checks about things read, and looks at what they noticed.
#pragma once

#include "tests/support/facts_builder.hpp"
#include "tests/support/run_checks.hpp"
#include "verify/rules/registry.hpp"
#include "verify/rules/thing_facts.hpp"

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include <catch2/catch.hpp>

namespace benefit::test {

inline std::vector<Observation> observe(std::string_view check, const rules::ThingFacts& facts,
                                        Day as_of = run_day) {
  const policy::Policy policy = test_policy();
  const rules::Check* const wanted = rules::find_check(check);
  const AsOf day(as_of);
  return rules::observe_things(facts, {day, policy, {&wanted, 1}});
}

/// The one observation of a check that must have exactly one.
inline Observation the_observation(std::string_view check, const rules::ThingFacts& facts,
                                   Day as_of = run_day) {
  std::vector<Observation> observations = observe(check, facts, as_of);
  REQUIRE(observations.size() == 1);
  return observations.front();
}

inline bool says(const Observation& observation, std::string_view code) {
  return std::any_of(observation.reasons.begin(), observation.reasons.end(),
                     [code](const Reason& reason) { return reason.code == code; });
}

/// A value of the one reason with this code.
template <class T>
T value(const Observation& observation, std::string_view code, std::string_view name) {
  for (const Reason& reason : observation.reasons)
    if (reason.code == code)
      for (const auto& [key, value] : reason.values)
        if (key == name) return std::get<T>(value);
  FAIL("no value " << name << " in a reason " << code);
  return T{};
}

inline bool cites(const Observation& observation, Source row) {
  return std::count(observation.citations.begin(), observation.citations.end(),
                    Citation{row, std::nullopt}) == 1;
}

}  // namespace benefit::test
