// Gathers from the store what is known of things: accounts, stations, projects and regions.
#pragma once

#include "verify/report/place_names.hpp"
#include "verify/rules/check.hpp"
#include "verify/rules/thing_facts.hpp"
#include "verify/types/fact_store.hpp"
#include "verify/types/feed.hpp"
#include "verify/types/region_history.hpp"

#include <optional>
#include <span>

namespace benefit::pipeline {

/// The rows of the feed `regions` that were current at `known_at` (nullopt: now).
std::vector<Region> region_rows(const FactStore& facts, std::optional<Instant> known_at);

/// How codes of counties were changed, by the rows that were current at `known_at` (nullopt: now).
RegionHistory gather_regions(const FactStore& facts, std::optional<Instant> known_at);

/// The counties' names, by the rows that are current.
report::PlaceNames gather_place_names(const FactStore& facts);

struct GatherOptions {
  std::span<const rules::Check* const> checks;  ///< of the run; what none of them reads is not gathered
  bool households_delivered = false;
  Day as_of;  ///< the day of the run
  const RegionHistory& regions;
};

/// In one pass over each list. Of people only those are read in full whose account is shared by many, or who
/// were certified after a recorded death. Memory: 16 bytes for each account of each person who is paid, a
/// few dozen for each certification by hand and each recorded death.
rules::ThingFacts gather_things(const FactStore& facts, const GatherOptions& options);

}  // namespace benefit::pipeline
