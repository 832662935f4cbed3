// Two lists of persons, and which rows of the one are the same person as which rows of the other.
#pragma once

#include "verify/match/weighed_pairs.hpp"

#include <cstdint>
#include <functional>
#include <optional>
#include <vector>

namespace benefit::match {

struct LinkOptions {
  unsigned threads = 1;
  /// For these three see WeighingOptions.
  bool learn = true;
  const MemoryLimit* memory = nullptr;
  std::function<void(const MatchPlan&)> announce{};
  /// A person has one row in each list at most: rows compete on both sides, and each ends in one link.
  bool one_to_one = false;
  /// Links below it are not given back. 0-1.
  double least_probability = 0.05;
  BlockCaps caps{};
};

struct LinkRun {
  std::vector<Link> links;  ///< in order of the record IDs of the left list, then of the right one
  KeyUses keys{};
  MatchPlan plan;
  std::uint64_t pairs = 0;  ///< compared
  Estimation estimation;
  Model model;                                 ///< as it was used
  std::optional<NameFrequencies> frequencies;  ///< of the left list
};

/// The left list is the roll: names are counted there. The same result whatever the number of threads and the
/// order of the rows (with record IDs that are each there once). Errors: cancelled, too_large.
Expected<LinkRun> link(const PersonList& left, const PersonList& right, const Model& known,
                       const LinkOptions& options, Progress& progress);

}  // namespace benefit::match
