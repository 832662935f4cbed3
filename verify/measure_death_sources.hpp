// How well each source of death records has done, on the records that are current.
#pragma once

#include "verify/types/death_source_history.hpp"
#include "verify/types/fact_store.hpp"

#include <optional>
#include <vector>

namespace benefit::pipeline {

/// One pass over all death records with a number that were current at `known_at` (nullopt: now). In order of
/// source; sources without a record are left out. What a source says of one person's death on one day counts
/// once, as its newest delivery has it, however often its list came whole. Memory: 32 bytes for each record.
std::vector<DeathSourceHistory> measure_death_sources(const FactStore& facts,
                                                      std::optional<Instant> known_at);

}  // namespace benefit::pipeline
