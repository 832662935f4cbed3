// What a check is: a pure function from what is known to findings about a subject, or to observations about
// things, with the words that explain it.
#pragma once

#include "verify/policy/policy.hpp"
#include "verify/rules/listed_months.hpp"
#include "verify/rules/provisions.hpp"
#include "verify/types/as_of.hpp"
#include "verify/types/feed.hpp"
#include "verify/types/finding.hpp"
#include "verify/types/observation.hpp"
#include "verify/types/region_history.hpp"
#include "verify/types/suspension.hpp"

#include <array>
#include <map>
#include <set>
#include <span>
#include <string_view>
#include <vector>

namespace benefit::rules {

class DeathSources;
class Subject;
struct ThingFacts;
struct Check;

/// Of Needs::sees_more_with: what speaks for people who are said to be dead, or away.
inline constexpr std::array feeds_of_life = {Feed::traces_of_life};

/// Feeds without which a check cannot run: that it finds nothing would mean nothing.
struct Needs {
  std::span<const Feed> all;  ///< each of them
  std::span<const Feed> any;  ///< and one of these at least; empty: none
  /// Without these it runs, and sees a part only of what there is, or less of what speaks for people.
  std::span<const Feed> sees_more_with{};
};

/// What a check may know beside the subject.
struct CheckContext {
  const AsOf& as_of;  ///< the day of the run; the subject's own
  const policy::Policy& policy;
  /// Those that are run; findings of the others stay as they are.
  std::span<const Check* const> checks;
  /// For which months lists of payments have come; nullptr: for all. Outlives the run.
  const ListedMonths* listed = nullptr;
  /// How far the sources of death records can be trusted; nullptr: as before anything was counted. Outlives
  /// the run.
  const DeathSources* death_sources = nullptr;
  /// How codes of counties were changed; nullptr: they were not. Outlives the run.
  const RegionHistory* regions = nullptr;
  /// Feeds that were ever delivered; nullptr: all. Outlives the run.
  const std::set<Feed>* delivered = nullptr;

  /// Whose suspension an officer has lifted who saw them alive, and when. nullptr: nobody's. Outlives the
  /// run.
  const std::map<CitizenId, Day>* lifted_on = nullptr;

  /// What cases have promised to pay, so that it is not found a second time. nullptr: nothing. Outlives the
  /// run.
  const std::map<CitizenId, std::vector<Arrears>>* promised = nullptr;

  bool was_delivered(Feed feed) const { return delivered == nullptr || delivered->contains(feed); }
  /// Two rows are of one county when this says the same of both (RegionHistory::county_on). Policy is looked
  /// up by the code that the row bears.
  RegionCode county_on(RegionCode code, Day day) const {
    return regions == nullptr ? code : regions->county_on(code, day);
  }
};

/// One check with its documentation, from which docs/checks.md is made. Titles, sentences and the Chinese of
/// this documentation ("check.D1.finds") are in verify/report.
struct Check {
  std::string_view code;  ///< "D1"; the `check` in the keys of its findings or observations
  const Provision& provision;
  std::string_view finds;
  std::string_view reads;
  Needs needs{};
  std::string_view money;       ///< how each sum is computed
  std::string_view period;      ///< what the `period` in their keys holds
  std::string_view cannot_see;  ///< what it misses or may get wrong
  /// Every code that its reasons may carry.
  std::span<const std::string_view> reason_codes;
  /// Its reasons may be those of a match, too: "match.name.homophone" (evidence.hpp, add_comparisons).
  bool shows_match = false;
  /// Adds the findings of this check, if any. Pure and thread-safe; the order of rows makes no difference.
  /// nullptr for a check about things.
  void (*find)(const Subject& subject, const CheckContext& context, std::vector<Finding>& findings) = nullptr;
  /// Adds what it notices about things, which is no finding against anybody. Pure and thread-safe; the order
  /// of facts makes no difference. nullptr for a check about people.
  void (*observe)(const ThingFacts& facts, const CheckContext& context,
                  std::vector<Observation>& observations) = nullptr;
};

}  // namespace benefit::rules
