// All checks of the product, and how they are run on one subject, or on the things that are no person's.
#pragma once

#include "verify/rules/check.hpp"
#include "verify/rules/thing_facts.hpp"
#include "verify/types/finding.hpp"
#include "verify/types/link.hpp"
#include "verify/types/subject.hpp"

#include <set>
#include <span>
#include <string_view>
#include <vector>

namespace benefit::rules {

/// In the order in which they are documented.
std::span<const Check* const> checks();
/// What has come of the feeds, on the day of a run.
struct FeedsAtHand {
  std::set<Feed> delivered;
  std::set<Feed> stale{};  ///< those of them whose last delivery is too old to judge by
};

/// Of all checks, those whose feeds have been delivered and are not stale.
std::vector<const Check*> checks_that_run(const FeedsAtHand& feeds);
/// The feeds that are missing for a check: each of Needs::all, and all of Needs::any when none of them is
/// there.
std::vector<Feed> feeds_missing(const Check& check, const std::set<Feed>& delivered);
/// Of Needs::sees_more_with those that have never come.
std::vector<Feed> feeds_that_would_help(const Check& check, const std::set<Feed>& delivered);
/// The feeds that have come but are too old for a check: each of Needs::all, and all of Needs::any that have
/// come when none of them is fresh.
std::vector<Feed> feeds_stale(const Check& check, const FeedsAtHand& feeds);
/// nullptr when there is no such check.
const Check* find_check(std::string_view code);

/// Every finding of every check of the context about one subject, in order of key. `links` are what
/// verify/match made of the same facts on the same day. Pure and thread-safe; the order of rows makes no
/// difference.
std::vector<Finding> run_checks(const SubjectFacts& facts, const Links& links, const CheckContext& context);

/// Every observation of every check of the context about things, in order of key. Pure and thread-safe; the
/// order of facts makes no difference.
std::vector<Observation> observe_things(const ThingFacts& facts, const CheckContext& context);

}  // namespace benefit::rules
