// One list of persons, and which of its rows are the same person.
#pragma once

#include "verify/match/weighed_pairs.hpp"

#include <cstdint>
#include <functional>
#include <optional>
#include <vector>

namespace benefit::match {

struct DedupeOptions {
  unsigned threads = 1;
  /// For these three see WeighingOptions.
  bool learn = true;
  const MemoryLimit* memory = nullptr;
  std::function<void(const MatchPlan&)> announce{};
  /// Pairs below it are not given back. 0-1.
  double least_probability = 0.05;
  /// Smaller than between two lists: a list of ten million makes fifty million million pairs of its own rows.
  BlockCaps caps{.rows_in_block = 64, .pairs_of_block = 2'000, .pairs_of_name = 0};
};

/// A row of a cluster, and the pair by which it was first joined to another one: the heaviest of those that
/// hold the cluster together and have the row in them.
struct ClusterRow {
  RowIndex row = 0;
  std::size_t joined_by = 0;  ///< in DedupeRun::pairs
};

/// Two rows at least, in order of their record IDs: the first one names the cluster.
using Cluster = std::vector<ClusterRow>;

/// A name and a year, or a name alone, could prove nobody to be twice in a whole list.
KeyKinds dedupe_key_kinds();

struct DedupeRun {
  /// In order of the record IDs of the left row, then of the right one. The left row is the one whose record
  /// ID comes first.
  std::vector<Link> pairs;
  /// In order of their first rows. Of pairs that are a Verdict::link, but for those that a constraint forbids
  /// (see dedupe()).
  std::vector<Cluster> clusters;
  std::int64_t refused = 0;  ///< links that a constraint kept from joining two clusters
  KeyUses keys{};
  MatchPlan plan;
  std::uint64_t candidates = 0;  ///< pairs compared
  Estimation estimation;
  Model model;                                 ///< as it was used
  std::optional<NameFrequencies> frequencies;  ///< of the list
};

/// Two rows with different sound 18-digit numbers and different birth dates are never in one cluster, not
/// even through a third row: where links would have it so, the heavier ones count. `known` says how rare a
/// second row is (default_model_of_one_list()). The same result whatever the number of threads and the order
/// of the rows (with record IDs that are each there once). Errors: cancelled, too_large.
Expected<DedupeRun> dedupe(const PersonList& people, const Model& known, const DedupeOptions& options,
                           Progress& progress);

}  // namespace benefit::match
